package io.calferry.http;

import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.NoHttpResponseException;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

import java.io.IOException;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what goes out, and knows which requests may go out again: a server may close a connection
/// between two requests, and the second then meets a reset that says nothing about it.
final class CountingExecutor extends HttpRequestExecutor {

    private static final String REUSED = "calferry.reused";

    /// Repeating these does no more than doing them once (RFC 9110 section 9.2.2); our writes are
    /// conditional besides.
    private static final Set<String> IDEMPOTENT =
            Set.of("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT", "PUT", "DELETE");

    private final AtomicLong count = new AtomicLong();
    private final int connections;

    /// @param connections kept open at the most
    CountingExecutor(int connections) {
        this.connections = connections;
    }

    long count() {
        return count.get();
    }

    @Override
    public HttpResponse execute(HttpRequest request, HttpClientConnection on, HttpContext context)
            throws IOException, HttpException {
        context.setAttribute(REUSED, on.getMetrics().getRequestCount() > 0);
        count.incrementAndGet();
        return super.execute(request, on, context);
    }

    /// Whether a request that failed in this way goes out once more. A fresh connection ends it;
    /// until there is one, every kept one may have been closed alike.
    boolean again(IOException how, int attempt, HttpContext context) {
        return attempt <= connections
                && (how instanceof NoHttpResponseException || how instanceof SocketException)
                && Boolean.TRUE.equals(context.getAttribute(REUSED))
                && IDEMPOTENT.contains(
                        HttpClientContext.adapt(context).getRequest().getRequestLine().getMethod());
    }
}
