package io.calferry.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.protocol.HttpClientContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class ProxiesTest {

    private static final Route PROXY = new Route.Through("proxy.example", 3128);

    /// Which proxy the way to a host leads through.
    private static Optional<HttpHost> proxy(Route route, String host) throws HttpException {
        var target = new HttpHost(host, 443, "https");
        var way =
                Proxies.on(route)
                        .determineRoute(target, new HttpGet("/"), HttpClientContext.create());
        assertThat(way.getTargetHost()).isEqualTo(target);
        return Optional.ofNullable(way.getProxyHost());
    }

    @Test
    void a_proxy_that_is_named_is_the_way_to_every_server() throws HttpException {
        assertThat(proxy(PROXY, "dav.example")).contains(new HttpHost("proxy.example", 3128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "[::1]"})
    void what_stays_on_this_computer_takes_no_proxy(String host) throws HttpException {
        assertThat(proxy(PROXY, host)).isEmpty();
    }

    @Test
    void straight_is_straight_whatever_the_computer_says() throws HttpException {
        var name = "https.proxyHost";
        System.setProperty(name, "other.example");
        try {
            assertThat(proxy(new Route.OfSystem(), "dav.example"))
                    .map(HttpHost::getHostName)
                    .contains("other.example");
            assertThat(proxy(new Route.Direct(), "dav.example")).isEmpty();
        } finally {
            System.clearProperty(name);
        }
    }
}
