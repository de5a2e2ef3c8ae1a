package io.calferry.http;

import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.conn.routing.HttpRoutePlanner;
import org.apache.http.impl.conn.DefaultProxyRoutePlanner;
import org.apache.http.impl.conn.DefaultRoutePlanner;
import org.apache.http.impl.conn.DefaultSchemePortResolver;
import org.apache.http.impl.conn.SystemDefaultRoutePlanner;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

import java.net.ProxySelector;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The proxies on the way to servers; those of this computer, where nobody named another. Each host
/// is asked about once in the life of an account: asking costs as much as half a request.
final class Proxies extends SystemDefaultRoutePlanner {

    private final Map<HttpHost, Optional<HttpHost>> known = new ConcurrentHashMap<>();

    private Proxies() {
        super(ProxySelector.getDefault());
    }

    static HttpRoutePlanner on(Route route) {
        return switch (route) {
            case Route.OfSystem _ -> new Proxies();
            case Route.Direct _ -> new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE);
            case Route.Through(var host, var port) -> new One(new HttpHost(host, port));
        };
    }

    /// The same for all servers elsewhere.
    private static final class One extends DefaultProxyRoutePlanner {

        One(HttpHost proxy) {
            super(proxy);
        }

        @Override
        protected @Nullable HttpHost determineProxy(
                HttpHost target, HttpRequest request, HttpContext context) throws HttpException {
            return Hosts.loopback(target.getHostName())
                    ? null
                    : super.determineProxy(target, request, context);
        }
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
