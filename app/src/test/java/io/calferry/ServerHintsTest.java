package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.cli.Windows.Start;
import io.calferry.keychain.Entry;
import io.calferry.profile.Folders;
import io.calferry.profile.Profile;
import io.calferry.sync.Ledger;
import io.calferry.tray.Await;
import io.calferry.tray.Platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The whole program in the background, with an Exchange server that tells of changes.
class ServerHintsTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    /// Right after a run its own writes are told, too, so that hints have to wait then.
    private static final Duration AFTER_OWN_RUN = Duration.ofSeconds(40);

    private static final String PASSWORD = "hunter2 of ada";

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 11, 23, 9, 0);

    @Test
    void a_change_at_the_server_crosses_long_before_the_next_run_is_due(@TempDir Path home)
            throws Exception {
        try (var exchange = MemoryExchange.start()) {
            var ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
            ada.calendar().add(Draft.timed("Dentist", NINE, Duration.ofHours(1), "UTC"));
            var copy = home.resolve("copy");
            var shell = new Shell(home);
            shell.profiles(profile(exchange, shell, "'every':'PT24H'"));
            shell.hasRun("work");
            var folders = new Folders(shell.config().resolveSibling(""), shell.data());
            var clock = new Later();
            var premises = Offices.premises(folders, clock);
            premises.ledgers();
            keepPassword(premises);
            try (var session = new Session(premises, Platform.of("Linux", Map.of()))) {
                session.begin(Start.WITH_ICON_ALONE);
                Await.until(() -> "the first copy", () -> copies(copy) == 1);
                Await.until(() -> "the end of its run", () -> isDone(premises));
                Await.until(() -> "it listens", () -> exchange.streaming() == 1);

                clock.passed = AFTER_OWN_RUN;
                ada.calendar().add(Draft.timed("Jour fixe", NINE, Duration.ofHours(1), "UTC"));

                assertThat(Await.within(SOON, () -> copies(copy) == 2)).isTrue();
            }
        }
    }

    @Test
    void a_profile_that_is_to_wait_for_its_next_run_is_not_listened_for(@TempDir Path home)
            throws Exception {
        try (var exchange = MemoryExchange.start()) {
            exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
            var shell = new Shell(home);
            var listens = profile(exchange, shell, "'every':'PT24H'");
            var waits = profile(exchange, shell, "'every':'PT24H','onChange':false");
            shell.profiles(listens);
            var folders = new Folders(shell.config().resolveSibling(""), shell.data());
            var premises = Offices.premises(folders, Clock.systemUTC());
            premises.ledgers();
            keepPassword(premises);
            try (var session = new Session(premises, Platform.of("Linux", Map.of()))) {
                session.begin(Start.WITH_ICON_ALONE);
                Await.until(() -> "it listens", () -> exchange.streaming() == 1);

                premises.agent().profiles(List.of(Shell.parsed(waits)));

                Await.until(() -> "it listens no more", () -> exchange.streaming() == 0);
            }
        }
    }

    @Test
    void a_profile_whose_sign_in_was_refused_once_is_listened_for_again_after_a_run(
            @TempDir Path home) throws Exception {
        // A server of another test may be slow to let go of one.
        var others = listeners().keySet();
        try (var exchange = MemoryExchange.start()) {
            var ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
            ada.calendar().add(Draft.timed("Dentist", NINE, Duration.ofHours(1), "UTC"));
            var refused = Misbehaviour.times(1, Misbehaviour.Kind.UNAUTHORIZED);
            exchange.misbehave(new Misbehaviour.On("Subscribe", refused));
            var shell = new Shell(home);
            shell.profiles(profile(exchange, shell, "'every':'PT24H'"));
            shell.hasRun("work");
            var folders = new Folders(shell.config().resolveSibling(""), shell.data());
            var premises = Offices.premises(folders, Clock.systemUTC());
            premises.ledgers();
            keepPassword(premises);
            try (var session = new Session(premises, Platform.of("Linux", Map.of()))) {
                session.begin(Start.WITH_ICON_ALONE);
                Await.until(() -> "it asks", () -> subscriptions(exchange) == 1);
                Await.until(
                        () -> "it stops, but it is at " + listeners(),
                        () -> others.containsAll(listeners().keySet()));

                premises.agent().syncNow();

                Await.until(
                        () -> "it listens, " + premises.agent().state(),
                        () -> exchange.streaming() == 1);
                assertThat(subscriptions(exchange)).isEqualTo(2);
            }
        }
    }

    @Test
    void servers_that_take_nothing_back_do_not_hold_the_end_up_one_after_the_other(
            @TempDir Path home) throws Exception {
        try (var exchange = MemoryExchange.start()) {
            exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
            exchange.misbehave(new Misbehaviour.On("Unsubscribe", Misbehaviour.Kind.HANGS));
            var shell = new Shell(home);
            var profiles = new ArrayList<Profile>();
            var folders = new Folders(shell.config().resolveSibling(""), shell.data());
            var premises = Offices.premises(folders, Clock.systemUTC());
            premises.ledgers();
            for (int i = 0; i < 4; i++) {
                var profile = profile("work" + i, exchange, shell, "'every':'PT24H'");
                profiles.add(Shell.parsed(profile));
                keepPassword(premises, "work" + i);
            }
            try (premises) {
                var hints = new ServerHints(premises.stores(), premises.agent());
                premises.agent().start(profiles);
                Await.until(() -> "all listen", () -> exchange.streaming() == 4);

                assertTimeoutPreemptively(Duration.ofSeconds(3), hints::close);
            }
        }
    }

    private static boolean isDone(Premises premises) {
        return premises.agent().state().profiles().stream()
                .flatMap(it -> it.last().stream())
                .anyMatch(it -> it.outcome() == Ledger.Outcome.DONE);
    }

    private static long subscriptions(MemoryExchange exchange) {
        return exchange.requests().getOrDefault("Subscribe", 0L);
    }

    /// The threads that listen, and what they do.
    private static Map<Thread, List<StackTraceElement>> listeners() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(it -> it.getKey().getName().equals("exchange-stream"))
                .collect(Collectors.toMap(Map.Entry::getKey, it -> List.of(it.getValue())));
    }

    private static void keepPassword(Premises premises) throws Exception {
        keepPassword(premises, "work");
    }

    private static void keepPassword(Premises premises, String profile) throws Exception {
        var entry = Entry.of(profile, Entry.Side.SOURCE);
        premises.keychains().chosen().keep(entry, PASSWORD.toCharArray());
    }

    private static String profile(MemoryExchange exchange, Shell shell, String schedule) {
        return profile("work", exchange, shell, schedule);
    }

    private static String profile(
            String id, MemoryExchange exchange, Shell shell, String schedule) {
        var source =
                "'kind':'exchange','url':'%s','mailbox':'ada@example.org','calendar':'Calendar',"
                                .formatted(exchange.url())
                        + "'signIn':{'kind':'basic','username':'ada@example.org',"
                        + "'password':{'from':'keychain'}}";
        return Shell.profile(
                id,
                source,
                shell.folder(id.replace("work", "copy")),
                "'schedule':{" + schedule + "}");
    }

    /// What tells the time of here, and after a while a later one.
    private static final class Later extends Clock {
        private volatile Duration passed = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now(Clock.systemUTC()).plus(passed);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("there is one zone");
        }
    }

    private static long copies(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".ics")).count();
        } catch (IOException _) {
            return 0;
        }
    }
}
