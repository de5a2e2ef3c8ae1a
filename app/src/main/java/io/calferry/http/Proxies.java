package io.calferry.http;

import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.impl.conn.SystemDefaultRoutePlanner;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

import java.net.ProxySelector;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The proxies of this computer. Each host is asked about once in the life of an account: asking
/// costs as much as half a request.
final class Proxies extends SystemDefaultRoutePlanner {

    private final Map<HttpHost, Optional<HttpHost>> known = new ConcurrentHashMap<>();

    Proxies() {
        super(ProxySelector.getDefault());
    }

    @Override
    protected @Nullable HttpHost determineProxy(
            HttpHost target, HttpRequest request, HttpContext context) throws HttpException {
        var proxy = known.get(target);
        if (proxy == null) {
            proxy = Optional.ofNullable(super.determineProxy(target, request, context));
            known.put(target, proxy);
        }
        return proxy.orElse(null);
    }
}
