package io.calferry.caldav;

import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.Misbehaviour;
import io.calferry.bench.Misbehaviour.Kind;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Href;
import io.calferry.sync.Store;
import io.calferry.sync.StoreContract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;

/// The contract of all stores against servers with the oddities of many at once.
class MemoryStoreTest {

    @Nested
    class OnAWellBehavedServer extends Contract {
        OnAWellBehavedServer() {
            super();
        }
    }

    @Nested
    class WithoutSyncAndETags extends Contract {
        WithoutSyncAndETags() {
            super(
                    Kind.NO_SYNC_COLLECTION,
                    Kind.NO_ETAG_ON_PUT,
                    Kind.ENCODED_HREFS,
                    Kind.MISSING_LEFT_OUT,
                    Kind.UNQUOTED_ETAGS,
                    Kind.CHUNKED);
        }
    }

    @Nested
    class WithTombstonesAndRewriting extends Contract {
        WithTombstonesAndRewriting() {
            super(
                    Kind.REWRITES,
                    Kind.TOMBSTONES_AT_FIRST,
                    Kind.LISTS_ITSELF,
                    Kind.ABSOLUTE_HREFS,
                    Kind.MISSING_FAILS_ALL,
                    Kind.REFUSES_IN_207,
                    new Misbehaviour.PagesOf(7));
        }
    }

    private abstract static class Contract extends StoreContract {

        private final MemoryCalDav server = MemoryCalDav.start();
        private final URI calendar = server.calendar("me", "work");

        Contract(Misbehaviour... ways) {
            server.misbehave(ways);
        }

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        protected Store open() {
            return CalDavStore.open(
                    calendar,
                    HttpSettings.of("Calferry/test"),
                    new SignIn.None(),
                    InstantSource.system());
        }

        @Override
        protected Foreigner foreigner() {
            return new Foreigner() {
                @Override
                public Href create(CalendarObject object) {
                    var name = UUID.randomUUID() + ".ics";
                    server.put(calendar, name, object.text());
                    return new Href(calendar.getPath() + name);
                }

                @Override
                public void replace(Href href, CalendarObject with) {
                    server.put(calendar, name(href), with.text());
                }

                @Override
                public void delete(Href href) {
                    server.remove(calendar, name(href));
                }
            };
        }

        private String name(Href href) {
            return href.value().substring(calendar.getPath().length());
        }
    }
}
