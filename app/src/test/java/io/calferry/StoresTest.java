package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.http.HttpSettings;
import io.calferry.http.Route;
import io.calferry.http.Trust.Authorities;
import io.calferry.http.Trust.Pin;
import io.calferry.keychain.FileKeychain;
import io.calferry.keychain.Keychains;
import io.calferry.keychain.SessionKeychain;
import io.calferry.profile.Folders;
import io.calferry.profile.Trust;
import io.calferry.settings.Proxy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

class StoresTest {

    private static final String SHA256 = "0123456789abcdef".repeat(4);

    private static final Keychains NO_KEYCHAIN =
            new Keychains(
                    SessionKeychain::new,
                    new FileKeychain(Path.of("no such file"), Optional::empty));

    private final Folders folders = new Folders(Path.of("/config"), Path.of("/data"));
    private final AtomicReference<Proxy> wanted = new AtomicReference<>(new Proxy.OfSystem());
    private final Stores stores =
            new Stores(
                    folders,
                    Path.of("/temporary"),
                    new Passwords(Map.of(), Duration.ofSeconds(1), NO_KEYCHAIN, Optional.empty()),
                    wanted::get,
                    Clock.systemUTC());

    @Test
    void what_a_profile_trusts_is_what_its_connections_trust() {
        var plain = HttpSettings.of("Calferry/" + Version.current());
        assertThat(stores.settings(new Trust.System())).isEqualTo(plain);
        assertThat(stores.settings(new Trust.File(Path.of("ca.pem"))))
                .isEqualTo(plain.withTrust(new Authorities(Path.of("/config/ca.pem"))));
        assertThat(stores.settings(new Trust.Pin(SHA256)))
                .isEqualTo(plain.withTrust(new Pin(SHA256)));
        assertThat(stores.settings(new Trust.PlainHttp("nas.home.arpa")))
                .isEqualTo(plain.withPlainHosts(Set.of("nas.home.arpa")));
    }

    @Test
    void where_a_server_was_found_is_known_whoever_signs_in() {
        assertThat(stores.with(Optional.empty()).servers()).isSameAs(stores.servers());
    }

    @Test
    void servers_are_reached_by_the_way_that_is_wanted_now() {
        var plain = HttpSettings.of("Calferry/" + Version.current());

        wanted.set(new Proxy.None());
        assertThat(stores.settings(new Trust.System()))
                .isEqualTo(plain.withRoute(new Route.Direct()));
        wanted.set(new Proxy.At("proxy.example", 3128));
        assertThat(stores.settings(new Trust.System()))
                .isEqualTo(plain.withRoute(new Route.Through("proxy.example", 3128)));
    }
}
