package io.calferry.http;

import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.message.BasicHeader;

import java.net.URI;

/// A [Request] in the form of the library: with a known length, never chunked, without
/// `Expect: 100-continue`, which servers of the field don't all understand.
final class Message {

    private Message() {}

    static HttpRequestBase of(Request request, URI at) {
        var message =
                request.body()
                        .<HttpRequestBase>map(body -> new WithBody(request.method(), body))
                        .orElseGet(() -> new Bare(request.method()));
        message.setURI(at);
        request.headers().forEach((name, value) -> message.addHeader(new BasicHeader(name, value)));
        return message;
    }

    private static final class Bare extends HttpRequestBase {
        private final String method;

        Bare(String method) {
            this.method = method;
        }

        @Override
        public String getMethod() {
            return method;
        }
    }

    private static final class WithBody extends HttpEntityEnclosingRequestBase {
        private final String method;

        WithBody(String method, Request.Body body) {
            this.method = method;
            var entity = new ByteArrayEntity(body.bytes());
            entity.setContentType(body.type());
            setEntity(entity);
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
