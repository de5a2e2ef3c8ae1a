package io.calferry.caldav;

import com.github.sardine.impl.SardineImpl;

import io.calferry.http.Carrier;

import org.apache.http.client.ResponseHandler;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.impl.client.HttpClientBuilder;

import java.io.IOException;

/// Sends WebDAV's methods through sardine. Its public methods lose headers and bodies that we need;
/// the protected `execute` loses nothing.
final class SardineCarrier extends SardineImpl implements Carrier {

    SardineCarrier(HttpClientBuilder builder) {
        super(builder);
    }

    @Override
    public <T> T carry(HttpRequestBase request, ResponseHandler<T> handler) throws IOException {
        return execute(request, handler);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
