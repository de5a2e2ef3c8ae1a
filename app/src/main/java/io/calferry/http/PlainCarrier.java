package io.calferry.http;

import org.apache.http.client.ResponseHandler;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

import java.io.IOException;

/// Apache HttpClient alone.
record PlainCarrier(CloseableHttpClient client) implements Carrier {

    PlainCarrier(HttpClientBuilder builder) {
        this(builder.build());
    }

    @Override
    public <T> T carry(HttpRequestBase request, ResponseHandler<T> handler) throws IOException {
        return client.execute(request, handler);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
