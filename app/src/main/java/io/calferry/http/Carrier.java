package io.calferry.http;

import org.apache.http.client.ResponseHandler;
import org.apache.http.client.methods.HttpRequestBase;

import java.io.Closeable;
import java.io.IOException;

/// What puts one request on the wire and hands its answer over, without redirects, retries or
/// sign-in of its own. A store whose protocol has a library brings the library's; the others use
/// the plain one.
public interface Carrier extends Closeable {

    <T> T carry(HttpRequestBase request, ResponseHandler<T> handler) throws IOException;
}
