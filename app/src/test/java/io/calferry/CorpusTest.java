package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.calferry.caldav.CalDavStore;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.ical.NoMail;
import io.calferry.ics.Absent;
import io.calferry.ics.FeedAddress;
import io.calferry.ics.FeedFile;
import io.calferry.servers.CalDavServer;
import io.calferry.servers.Cyrus;
import io.calferry.servers.Radicale;
import io.calferry.servers.Xandikos;
import io.calferry.shape.Capacity;
import io.calferry.shape.Owner;
import io.calferry.shape.ProfileShaping;
import io.calferry.shape.Rules;
import io.calferry.sync.Answer;
import io.calferry.sync.Ends;
import io.calferry.sync.Fingerprint;
import io.calferry.sync.Guard;
import io.calferry.sync.Href;
import io.calferry.sync.Ledger;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Link;
import io.calferry.sync.Listing;
import io.calferry.sync.MemoryLedger;
import io.calferry.sync.Parked;
import io.calferry.sync.Policy;
import io.calferry.sync.Preview;
import io.calferry.sync.Run;
import io.calferry.sync.Shaped;
import io.calferry.sync.Side;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;
import io.calferry.sync.Watch;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Real files of many programs, each carried to each server: the second plan is empty, and what the
/// server then holds has the fingerprint of what was sent, but for the few objects of which a
/// server keeps less than it takes. What can't be carried is parked, with a reason.
class CorpusTest {

    private static final Path CORPUS = House.root().resolve("../shared/corpus").normalize();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final Policy MIRROR =
            new Policy.Mirror(Policy.OnDrift.RESTORE, Policy.Others.KEEP);

    @TempDir Path spool;

    enum Server {
        RADICALE(Radicale::shared, 0),

        /// Writes `None` for a rule of a calendar that is not the Gregorian one (RFC 7529).
        XANDIKOS(Xandikos::shared, 1),

        /// Drops properties and components that it does not know: LINK of RFC 9253, CATEGORY and
        /// PARTSTAT where there are no such properties, a component named X.
        CYRUS(Cyrus::shared, 8);

        private final Supplier<CalDavServer> started;
        private final int losses;

        Server(Supplier<CalDavServer> started, int losses) {
            this.started = started;
            this.losses = losses;
        }
    }

    /// How a file fared.
    ///
    /// @param lossy objects of which the server kept less than it was sent
    private record Fared(
            long carried, Map<String, Long> parked, Optional<String> refused, Set<String> lossy) {}

    @ParameterizedTest
    @EnumSource
    void every_file_that_is_read_at_all_converges(Server server) throws Exception {
        assumeThat(CORPUS).as("a collection of files that is not part of the project").exists();
        long carried = 0;
        var parked = new TreeMap<String, Long>();
        var refused = new TreeMap<String, Long>();
        var lossy = new TreeSet<String>();
        for (var file : files()) {
            var fared = carry(file, server);
            carried += fared.carried();
            fared.parked().forEach((why, n) -> parked.merge(why, n, Long::sum));
            lossy.addAll(fared.lossy());
            fared.refused().ifPresent(why -> refused.merge(why, 1L, Long::sum));
        }
        System.out.printf(
                "%s: %d files, %d objects carried%n  parked: %s%n  files refused: %s%n",
                server, files().size(), carried, parked, refused);
        assertThat(carried).isGreaterThan(750);
        assertThat(lossy).hasSize(server.losses);
    }

    private static List<Path> files() throws IOException {
        try (var walk = Files.walk(CORPUS)) {
            return walk.filter(f -> f.toString().endsWith(".ics")).sorted().toList();
        }
    }

    private Fared carry(Path file, Server server) throws StoreException {
        var account = server.started.get().fresh();
        var signIn =
                account.user().isEmpty()
                        ? new SignIn.None()
                        : new SignIn.Basic(
                                account.user(),
                                () -> Optional.of(account.password().toCharArray()));
        try (var feed = new FeedFile(new FeedAddress.Local(file), Absent.IS_A_FAULT, spool, CLOCK);
                var target =
                        new NoMail(
                                CalDavStore.open(
                                        account.calendar(),
                                        HttpSettings.of("Calferry/test"),
                                        signIn,
                                        CLOCK))) {
            var shaping =
                    new ProfileShaping(
                            "p",
                            MIRROR,
                            Rules.DEFAULT,
                            Owner.UNKNOWN,
                            Capacity.EVERYTHING,
                            CLOCK,
                            ZoneId.of("Europe/Berlin"));
            var ledger = new MemoryLedger();
            var ends = new Ends("p", feed, target, ledger, MIRROR, shaping, Guard.DEFAULT);
            var report = new Run(ends, CLOCK).execute(Watch.NONE, Run.Held.WAIT_FOR_A_PERSON);
            if (report.fault().isPresent()) {
                assertThat(report.fault().get().side())
                        .as("%s: the file's own fault: %s", file, report.fault())
                        .isEqualTo(Side.LEFT);
                return new Fared(
                        0,
                        Map.of(),
                        Optional.of(report.fault().get().fault().toString()),
                        Set.of());
            }
            assertThat(report.outcome())
                    .as(file.toString())
                    .isEqualTo(report.waiting().isEmpty() ? Outcome.DONE : Outcome.PARTIAL);
            var plan = new Preview(ends, CLOCK).plan(Watch.NONE);
            assertThat(plan.steps()).as("%s: second plan", file).isEmpty();
            var lost = new TreeSet<String>();
            var held = held(target, shaping);
            sent(ledger)
                    .forEach(
                            (uid, print) -> {
                                if (!print.equals(held.get(uid))) {
                                    lost.add(file.getFileName() + " " + uid);
                                }
                            });
            return new Fared(
                    report.counts().created(), reasons(report.waiting()), Optional.empty(), lost);
        }
    }

    /// The fingerprints of what was sent.
    private static Map<Uid, Fingerprint> sent(Ledger ledger) {
        var sent = new HashMap<Uid, Fingerprint>();
        ledger.links(
                link -> {
                    assertThat(link.bond()).isEqualTo(Link.Bond.AGREED);
                    sent.put(link.uid(), link.left().orElseThrow().fingerprint());
                });
        return sent;
    }

    private static Map<Uid, Fingerprint> held(Store store, ProfileShaping shaping)
            throws StoreException {
        var held = new HashMap<Uid, Fingerprint>();
        if (!(store.list(Optional.empty()) instanceof Listing.Full(var places, _))) {
            throw new AssertionError("a listing without a token is full");
        }
        var hrefs = places.stream().map(p -> p.href()).toList();
        for (int i = 0; i < hrefs.size(); i += store.traits().batch()) {
            for (var answer : store.read(part(hrefs, i, store.traits().batch()))) {
                if (!(answer instanceof Answer.Found(var stored))) {
                    throw new AssertionError(answer);
                }
                switch (shaping.view(Side.RIGHT, stored.object())) {
                    case Shaped.Crosses(_, var print, _, _, _) ->
                            held.put(stored.object().uid(), print);
                    case Shaped.Withheld _, Shaped.Unfit _ -> throw new AssertionError(answer);
                }
            }
        }
        return held;
    }

    private static List<Href> part(List<Href> hrefs, int from, int size) {
        return hrefs.subList(from, Math.min(from + size, hrefs.size()));
    }

    private static Map<String, Long> reasons(List<Parked> parked) {
        var reasons = new TreeMap<String, Long>();
        for (var one : parked) {
            reasons.merge(one.reason().toString(), 1L, Long::sum);
        }
        return reasons;
    }
}
