package io.calferry.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.servers.Account;
import io.calferry.servers.CalDavServer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Href;
import io.calferry.sync.Store;
import io.calferry.sync.StoreContract;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// The contract of all stores, kept against a real server.
abstract class CalDavContract extends StoreContract {

    private final Account account;

    CalDavContract(CalDavServer server) {
        this.account = server.fresh();
    }

    @Override
    protected Store open() {
        return open(account);
    }

    static CalDavStore open(Account account) {
        var settings = HttpSettings.of("Calferry/test");
        return CalDavStore.open(
                account.calendar(), settings, signIn(account), InstantSource.system());
    }

    static SignIn signIn(Account account) {
        return account.user().isEmpty()
                ? new SignIn.None()
                : new SignIn.Basic(
                        account.user(), () -> Optional.of(account.password().toCharArray()));
    }

    @Override
    protected Foreigner foreigner() {
        return new Foreigner() {
            @Override
            public Href create(CalendarObject object) {
                var at = account.calendar().resolve(UUID.randomUUID() + ".ics");
                put(at, object);
                return Hrefs.decoded(at.getRawPath());
            }

            @Override
            public void replace(Href href, CalendarObject with) {
                put(account.calendar().resolve(Hrefs.encoded(href)), with);
            }

            @Override
            public void delete(Href href) {
                var reply =
                        account.client().delete(account.calendar().resolve(Hrefs.encoded(href)));
                assertThat(reply.succeeded()).isTrue();
            }
        };
    }

    private void put(URI at, CalendarObject object) {
        assertThat(account.client().put(at, object.text()).succeeded()).isTrue();
    }
}
