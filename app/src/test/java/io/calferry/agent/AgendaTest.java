package io.calferry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.agent.ProfileState.Need;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Fault;
import io.calferry.sync.Guard;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Parked;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Run.Leave;
import io.calferry.sync.Side;
import io.calferry.sync.Uid;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// When what runs.
class AgendaTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ProfileId A = new ProfileId("a");
    private static final ProfileId B = new ProfileId("b");

    private static Event asked(ProfileId id) {
        return new Event.Asked(id, Wanted.PLAIN);
    }

    /// A world in which all have run once and nothing is due yet.
    private static World settled(Profile... profiles) {
        var world = new World(profiles);
        world.pass(MINUTE.multipliedBy(2));
        world.begun();
        return world;
    }

    @Test
    void a_thousand_hours_of_twenty_profiles() {
        var profiles = new Profile[20];
        for (int i = 0; i < profiles.length; i++) {
            profiles[i] = i < 10 ? Some.profile("p" + i) : Some.ofAccount("p" + i, "u" + i / 2);
        }
        var chance = new Random(7);
        var world = new World(profiles);
        world.outcome =
                _ ->
                        switch (chance.nextInt(40)) {
                            case 0 -> Some.OFFLINE;
                            case 1 -> Some.busy(Optional.of(world.now.plus(HOUR)));
                            case 2 -> Some.MISSING;
                            case 3 -> Some.held();
                            default -> Some.DONE;
                        };
        world.pass(Duration.ofHours(1000));
        for (var profile : profiles) {
            // Every 15 minutes, and a tenth and the run itself on top; less where there was
            // trouble.
            assertThat(world.gaps(profile.id().value()).size()).isBetween(2800, 4000);
        }
        int runs = world.started.size();
        assertThat(world.steps).isLessThan(1000 * 120 + 4 * runs);
    }

    @Test
    void what_has_a_schedule_runs_soon_after_the_start_and_the_rest_does_not() {
        var world = new World(Some.profile("a"), Some.manual("b"), Some.off("c"));
        assertThat(world.begun()).isEmpty();
        world.pass(Duration.ofSeconds(10));
        assertThat(world.begun()).containsExactly("a");
        world.pass(HOUR.multipliedBy(24));
        assertThat(world.begun()).isNotEmpty().containsOnly("a");
        assertThat(world.state("b").nextRun()).isEmpty();
        assertThat(world.state("c").nextRun()).isEmpty();
    }

    @Test
    void the_interval_is_a_little_different_each_time() {
        var world = new World(Some.profile("a"));
        world.pass(HOUR.multipliedBy(24));
        var gaps = world.gaps("a");
        assertThat(gaps)
                .hasSizeGreaterThan(80)
                .allSatisfy(
                        it ->
                                assertThat(it)
                                        .isBetween(
                                                Duration.ofMinutes(15), Duration.ofSeconds(991)));
        assertThat(new HashSet<>(gaps)).hasSizeGreaterThan(70);
    }

    @Test
    void nothing_is_looked_at_more_often_than_every_30_seconds_while_nothing_is_due() {
        var world = settled(Some.profile("a", ",'schedule':{'every':'P10D'}"));
        world.steps = 0;
        world.pass(HOUR.multipliedBy(200));
        assertThat(world.steps).isLessThanOrEqualTo(200 * 120 + 1);
        assertThat(world.begun()).isEmpty();
    }

    @Test
    void a_schedule_that_nobody_lives_to_see_breaks_nothing() {
        var world = new World(Some.profile("a", ",'schedule':{'every':'PT2000000000000000H'}"));
        world.pass(HOUR);
        assertThat(world.begun()).containsExactly("a");
        assertThat(world.state("a").nextRun()).isPresent();
    }

    @Test
    void sync_now_runs_at_once_whatever_the_schedule_says() {
        var world = settled(Some.profile("a"), Some.manual("b"), Some.off("c"));
        world.tell(new Event.AllPaused(new Pause.UntilResumed()));
        for (var id : List.of("a", "b")) {
            world.tell(asked(new ProfileId(id)));
            assertThat(world.begun()).containsExactly(id);
        }
        world.pass(MINUTE);
        world.tell(asked(new ProfileId("c")));
        assertThat(world.begun()).containsExactly("c");
    }

    @Test
    void sync_now_for_all_leaves_out_what_is_off() {
        var world = settled(Some.profile("a"), Some.manual("b"), Some.off("c"));
        world.tell(new Event.AllAsked());
        world.pass(MINUTE);
        assertThat(world.begun()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void sync_now_while_it_runs_runs_it_once_more() {
        var world = settled(Some.profile("a"));
        world.tell(asked(A));
        world.tell(asked(A));
        world.tell(asked(A));
        world.pass(MINUTE.multipliedBy(5));
        assertThat(world.begun()).containsExactly("a", "a");
    }

    @Test
    void held_steps_are_performed_when_a_person_confirms_them_and_only_once() {
        var world = settled(Some.profile("a"));
        world.tell(new Event.Asked(A, Wanted.of(Held.CONFIRMED)));
        world.pass(HOUR);
        var wanted = world.started.stream().map(World.Started::wanted).toList();
        assertThat(wanted.getFirst()).isEqualTo(Wanted.of(Held.CONFIRMED));
        assertThat(wanted.subList(1, wanted.size())).isNotEmpty().containsOnly(Wanted.PLAIN);
    }

    @Test
    void what_a_person_unticked_is_left_out_once_whatever_else_is_asked_for() {
        var world = settled(Some.profile("a"));
        world.tell(asked(A));
        var unticked = Map.of(new Uid("u1"), Leave.THIS_TIME);
        world.tell(new Event.Asked(A, Wanted.of(Held.CONFIRMED, unticked)));
        world.tell(asked(A));
        world.pass(HOUR);
        var wanted = world.started.stream().map(World.Started::wanted).toList();
        assertThat(wanted.subList(0, 2))
                .containsExactly(Wanted.PLAIN, Wanted.of(Held.CONFIRMED, unticked));
        assertThat(wanted.subList(2, wanted.size())).isNotEmpty().containsOnly(Wanted.PLAIN);
    }

    @Test
    void what_was_confirmed_twice_is_what_was_looked_at_either_time() {
        var one = Wanted.of(new Held.Only(Set.of(new Uid("u1"))));
        var two = Wanted.of(new Held.Only(Set.of(new Uid("u2"))));
        var both = Wanted.of(new Held.Only(Set.of(new Uid("u1"), new Uid("u2"))));
        assertThat(one.and(two)).isEqualTo(both);
        assertThat(one.and(Wanted.PLAIN)).isEqualTo(one);
        assertThat(Wanted.PLAIN.and(two)).isEqualTo(two);
        assertThat(one.and(Wanted.of(Held.CONFIRMED))).isEqualTo(Wanted.of(Held.CONFIRMED));
        assertThat(Wanted.of(Held.CONFIRMED).and(one)).isEqualTo(Wanted.of(Held.CONFIRMED));
    }

    @Test
    void a_hint_makes_it_run_soon_and_many_hints_make_it_run_once() {
        var world = settled(Some.profile("a"), Some.manual("b"));
        for (int i = 0; i < 100; i++) {
            world.tell(new Event.Hinted(A));
            world.tell(new Event.Hinted(B));
        }
        assertThat(world.begun()).isEmpty();
        world.pass(Duration.ofSeconds(10));
        assertThat(world.begun()).containsExactly("a");
        world.pass(MINUTE.multipliedBy(10));
        assertThat(world.begun()).isEmpty();
    }

    @Test
    void a_hint_in_the_middle_of_a_run_makes_it_run_once_more_a_little_later() {
        var world = settled(Some.profile("a"));
        world.tell(asked(A));
        world.tell(new Event.Hinted(A));
        world.tell(new Event.Hinted(A));
        world.pass(Duration.ofSeconds(49));
        assertThat(world.begun()).containsExactly("a");
        world.pass(Duration.ofSeconds(2));
        assertThat(world.begun()).containsExactly("a");
        world.pass(MINUTE.multipliedBy(10));
        assertThat(world.begun()).isEmpty();
    }

    @Test
    void hints_that_never_end_do_not_make_it_run_all_the_time() {
        var world = settled(Some.profile("a"));
        for (int i = 0; i < 3600; i++) {
            world.tell(new Event.Hinted(A));
            world.pass(Duration.ofSeconds(1));
        }
        assertThat(world.begun().size()).isLessThan(75);
    }

    @Test
    void after_sleep_all_run_soon() {
        var world = settled(Some.profile("a"), Some.profile("b"), Some.manual("c"));
        for (var asleep : List.of(Duration.ofMinutes(8), HOUR.multipliedBy(60))) {
            world.jump(asleep);
            assertThat(world.begun()).as("the network is not back yet").isEmpty();
            world.pass(Duration.ofSeconds(16));
            assertThat(world.begun()).containsExactlyInAnyOrder("a", "b");
            world.pass(MINUTE);
        }
    }

    @Test
    void a_short_pause_of_the_clock_is_no_sleep() {
        var world = settled(Some.profile("a"));
        world.jump(Duration.ofSeconds(90));
        world.pass(MINUTE);
        assertThat(world.begun()).isEmpty();
    }

    @Test
    void a_clock_that_is_set_back_delays_nothing() {
        var world = settled(Some.profile("a"));
        world.jump(Duration.ofDays(-30));
        world.pass(MINUTE.multipliedBy(17));
        assertThat(world.begun()).containsExactly("a");
    }

    @Test
    void a_pause_for_an_hour_is_no_longer_for_a_clock_that_is_set_back() {
        for (var back : List.of(HOUR.multipliedBy(3), Duration.ofDays(30))) {
            var world = settled(Some.profile("a"), Some.profile("b"));
            world.tell(new Event.AllPaused(Pause.forAnHour(world.now)));
            world.tell(new Event.Paused(A, Pause.forAnHour(world.now.plus(MINUTE))));
            world.pass(MINUTE.multipliedBy(20));
            world.jump(back.negated());
            assertThat(world.agenda.state().pause())
                    .isEqualTo(new Pause.Until(world.now.plus(MINUTE.multipliedBy(40))));
            assertThat(world.state("a").pause())
                    .isEqualTo(new Pause.Until(world.now.plus(MINUTE.multipliedBy(41))));
            world.pass(MINUTE.multipliedBy(39));
            assertThat(world.begun()).isEmpty();
            world.pass(MINUTE.multipliedBy(3));
            assertThat(world.begun()).containsExactly("b", "a");
        }
    }

    @Test
    void a_pause_that_is_over_does_not_begin_again_where_the_clock_is_set_back() {
        var world = settled(Some.profile("a"));
        world.tell(new Event.AllPaused(Pause.forAnHour(world.now)));
        world.tell(new Event.Paused(A, Pause.forAnHour(world.now)));
        world.pass(HOUR.plus(MINUTE));
        world.begun();
        world.jump(HOUR.dividedBy(2).negated());
        assertThat(world.agenda.state().pause()).isEqualTo(new Pause.None());
        assertThat(world.state("a").pause()).isEqualTo(new Pause.None());
        world.pass(MINUTE.multipliedBy(17));
        assertThat(world.begun()).containsExactly("a");
    }

    @Test
    void tomorrow_begins_at_the_next_midnight_also_where_the_clock_is_set_back() {
        var world = settled(Some.profile("a"));
        var until = Pause.untilTomorrow(world.now, ZoneOffset.UTC);
        world.tell(new Event.AllPaused(until));
        world.jump(HOUR.negated());
        assertThat(world.agenda.state().pause()).isEqualTo(until);
        for (var back : List.of(Duration.ofDays(30), HOUR.multipliedBy(13), HOUR.multipliedBy(6))) {
            world.jump(back.negated());
            assertThat(world.agenda.state().pause())
                    .isEqualTo(Pause.untilTomorrow(world.now, ZoneOffset.UTC));
        }
    }

    @Test
    void a_pause_until_resumed_stays_where_the_clock_is_set_back() {
        var world = settled(Some.profile("a"));
        world.tell(new Event.AllPaused(new Pause.UntilResumed()));
        world.jump(Duration.ofDays(-30));
        assertThat(world.agenda.state().pause()).isEqualTo(new Pause.UntilResumed());
    }

    @Test
    void offline_is_tried_again_less_and_less_often_and_quietly() {
        var world = new World(Some.profile("a"));
        world.outcome = _ -> Some.OFFLINE;
        world.pass(HOUR.multipliedBy(5));
        assertThat(world.gaps("a").stream().map(it -> it.toMinutes()).limit(6))
                .satisfiesExactly(
                        it -> assertThat(it).isEqualTo(1),
                        it -> assertThat(it).isEqualTo(2),
                        it -> assertThat(it).isEqualTo(4),
                        it -> assertThat(it).isEqualTo(8),
                        it -> assertThat(it).isBetween(16L, 17L),
                        it -> assertThat(it).isBetween(30L, 33L));
        assertThat(world.state("a").need()).isEqualTo(Need.NOTHING);
        world.outcome = _ -> Some.DONE;
        world.pass(HOUR);
        world.begun();
        world.outcome = _ -> Some.OFFLINE;
        world.pass(HOUR);
        assertThat(world.gaps("a"))
                .anySatisfy(it -> assertThat(it).isLessThan(MINUTE.plus(MINUTE)));
    }

    @Test
    void what_was_offline_runs_soon_after_the_network_came_back() {
        var world = new World(Some.profile("a"), Some.profile("b"));
        world.outcome = it -> it.id().equals(A) ? Some.OFFLINE : Some.DONE;
        world.network = World.DOWN;
        world.pass(HOUR.multipliedBy(3).plus(MINUTE));
        world.begun();
        world.network = World.UP;
        world.pass(Duration.ofSeconds(50));
        assertThat(world.begun()).contains("a");
    }

    @Test
    void an_address_that_is_new_is_the_network_that_came_back() {
        var bridge = "172.17.0.1";
        var world = new World(Some.profile("a"));
        world.outcome = _ -> Some.OFFLINE;
        world.network = World.addresses(bridge);
        for (var came :
                List.of(
                        World.addresses(bridge, "192.168.0.7"),
                        World.addresses(bridge, "192.168.0.7", "10.8.0.2"),
                        World.addresses(bridge, "2001:db8::7"))) {
            world.pass(HOUR.multipliedBy(3));
            while (world.state("a")
                    .nextRun()
                    .filter(it -> it.isAfter(world.now.plus(MINUTE)))
                    .isEmpty()) {
                world.pass(MINUTE);
            }
            world.network = came;
            world.tell(new Event.Looked(came));
            assertThat(world.state("a").nextRun().orElseThrow())
                    .isBetween(world.now.plusSeconds(5), world.now.plusSeconds(15));
        }
    }

    @Test
    void fewer_addresses_or_none_that_lead_out_are_no_network_that_came_back() {
        var world = new World(Some.profile("a"));
        world.outcome = _ -> Some.OFFLINE;
        world.network = World.addresses("172.17.0.1", "192.168.0.7");
        world.pass(HOUR.multipliedBy(3));
        for (var seen :
                List.of(
                        World.addresses("192.168.0.7", "172.17.0.1"),
                        World.addresses("172.17.0.1"),
                        World.addresses("172.17.0.1", "127.0.0.1", "::1"),
                        World.addresses("172.17.0.1", "169.254.3.4", "fe80::1"),
                        Optional.<Network.Addresses>empty(),
                        World.addresses("172.17.0.1"))) {
            var due = world.state("a").nextRun();
            world.tell(new Event.Looked(seen));
            assertThat(world.state("a").nextRun()).isEqualTo(due);
        }
    }

    @Test
    void a_refused_sign_in_stops_it_until_a_person_has_done_something() {
        var world = new World(Some.profile("a"), Some.profile("b"));
        world.outcome = it -> it.id().equals(A) ? Some.REFUSED : Some.DONE;
        world.pass(MINUTE);
        assertThat(world.begun()).containsExactlyInAnyOrder("a", "b");
        world.tell(new Event.Hinted(A));
        world.tell(new Event.Looked(World.DOWN));
        world.tell(new Event.Looked(World.UP));
        world.jump(HOUR.multipliedBy(9));
        world.pass(HOUR.multipliedBy(24));
        assertThat(world.begun()).isNotEmpty().containsOnly("b");
        assertThat(world.state("a").need()).isEqualTo(Need.SIGN_IN);
        assertThat(world.state("a").nextRun()).isEmpty();
        world.outcome = _ -> Some.DONE;
        world.tell(asked(A));
        world.pass(HOUR);
        assertThat(world.begun().stream().filter("a"::equals).count()).isGreaterThan(2);
        assertThat(world.state("a").need()).isEqualTo(Need.NOTHING);
    }

    @Test
    void a_keychain_that_is_not_there_yet_is_tried_again_soon() {
        var world = new World(Some.profile("a"));
        var none = new Fault.SignIn("x.example", Fault.SignIn.Why.NO_KEYCHAIN);
        world.outcome = _ -> Some.failed(none);
        world.pass(HOUR.multipliedBy(40));
        assertThat(world.gaps("a").getFirst()).isBetween(MINUTE, Duration.ofSeconds(67));
        assertThat(world.gaps("a").getLast())
                .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(34));
        assertThat(world.state("a").need()).isEqualTo(Need.SIGN_IN);
    }

    @Test
    void a_keychain_that_did_not_open_is_tried_again_by_itself() {
        var world = new World(Some.profile("a"));
        var locked = new Fault.SignIn("x.example", Fault.SignIn.Why.KEYCHAIN_LOCKED);
        world.outcome = _ -> Some.failed(locked);
        world.pass(HOUR.multipliedBy(40));
        assertThat(world.gaps("a").getFirst())
                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
        assertThat(world.gaps("a").getLast()).isBetween(HOUR.multipliedBy(6), HOUR.multipliedBy(7));
        assertThat(world.state("a").need()).isEqualTo(Need.SIGN_IN);
        world.outcome = _ -> Some.DONE;
        world.begun();
        world.jump(HOUR);
        world.pass(MINUTE);
        assertThat(world.begun()).as("after sleep").containsExactly("a");
        assertThat(world.state("a").need()).isEqualTo(Need.NOTHING);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"KEYCHAIN_LOCKED", "NO_KEYCHAIN"})
    void no_other_trouble_with_the_sign_in_is_tried_again_by_itself(Fault.SignIn.Why why) {
        var world = new World(Some.profile("a"));
        world.outcome = _ -> Some.failed(new Fault.SignIn("x.example", why));
        world.pass(HOUR.multipliedBy(40));
        assertThat(world.begun()).containsExactly("a");
        assertThat(world.state("a").need()).isEqualTo(Need.SIGN_IN);
        assertThat(world.state("a").nextRun()).isEmpty();
    }

    @Test
    void an_edited_profile_forgets_what_kept_the_old_one_from_running() {
        var world = new World(Some.profile("a"));
        world.outcome = _ -> Some.REFUSED;
        world.pass(HOUR);
        world.outcome = _ -> Some.DONE;
        world.begun();
        world.give(Some.profile("a", ",'keepLocal':false"));
        world.pass(Duration.ofSeconds(10));
        assertThat(world.begun()).containsExactly("a");
    }

    @Test
    void a_busy_server_is_left_alone_until_the_time_it_gave() {
        var world =
                new World(Some.ofAccount("a", "me"), Some.ofAccount("b", "me"), Some.profile("c"));
        var until = World.NOON.plus(HOUR.multipliedBy(2));
        world.outcome =
                it -> it.id().value().equals("c") ? Some.DONE : Some.busy(Optional.of(until));
        world.pass(Duration.ofSeconds(20));
        world.pass(Duration.ofSeconds(20));
        world.begun();
        world.outcome = _ -> Some.DONE;
        world.tell(new Event.Hinted(A));
        world.tell(asked(B));
        world.pass(Duration.between(world.now, until).minusSeconds(1));
        assertThat(world.begun()).isNotEmpty().containsOnly("c");
        assertThat(world.state("b").activity()).isEqualTo(new Activity.Queued());
        world.pass(MINUTE.multipliedBy(2));
        assertThat(world.begun()).contains("a", "b");
        assertThat(world.state("a").need()).isEqualTo(Need.NOTHING);
    }

    @Test
    void a_busy_server_that_gives_no_time_gets_a_minute_and_one_that_gives_years_a_day() {
        for (var told : List.of(Optional.<Instant>empty(), Optional.of(Instant.MAX))) {
            var world = new World(Some.ofAccount("a", "me"));
            world.outcome = _ -> Some.busy(told);
            world.pass(Duration.ofDays(3));
            var least = told.isEmpty() ? Duration.ofSeconds(70) : Duration.ofDays(1);
            assertThat(world.gaps("a"))
                    .isNotEmpty()
                    .allSatisfy(
                            it ->
                                    assertThat(it)
                                            .isBetween(least, least.plus(Duration.ofSeconds(30))));
        }
    }

    @Test
    void other_troubles_are_tried_less_and_less_often_and_need_somebody() {
        for (var trouble :
                List.of(
                        Some.MISSING,
                        Some.failed(
                                new Fault.Offline(
                                        "x.example", Fault.Offline.Why.UNTRUSTED_CERTIFICATE)),
                        Ran.failed(new Trouble.Bug("B-1"), List.of()),
                        Ran.failed(
                                new Trouble.OfLedger(new LedgerProblem.Full(Path.of("x"))),
                                List.of()))) {
            var world = new World(Some.profile("a"));
            world.outcome = _ -> trouble;
            world.pass(HOUR.multipliedBy(40));
            assertThat(world.gaps("a").getFirst())
                    .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
            assertThat(world.gaps("a").getLast())
                    .isBetween(HOUR.multipliedBy(6), HOUR.multipliedBy(7));
            assertThat(world.state("a").need()).isEqualTo(Need.MEND);
        }
    }

    @Test
    void what_this_version_cannot_do_is_not_tried_again() {
        var world = new World(Some.profile("a"));
        world.outcome = _ -> Ran.failed(new Trouble.NotYet(Side.LEFT), List.of());
        world.pass(HOUR.multipliedBy(40));
        assertThat(world.begun()).containsExactly("a");
        assertThat(world.state("a").need()).isEqualTo(Need.MEND);
    }

    @Test
    void a_pause_of_all_ends_when_it_should() {
        var world = settled(Some.profile("a"));
        world.tell(new Event.AllPaused(Pause.forAnHour(world.now)));
        assertThat(world.state("a").nextRun()).isEmpty();
        world.pass(HOUR.minusSeconds(1));
        assertThat(world.begun()).isEmpty();
        world.pass(MINUTE);
        assertThat(world.begun()).containsExactly("a");
        assertThat(world.agenda.state().pause()).isEqualTo(new Pause.None());
        world.tell(new Event.AllPaused(new Pause.UntilResumed()));
        world.pass(HOUR.multipliedBy(100));
        assertThat(world.begun()).isEmpty();
        world.tell(new Event.AllPaused(new Pause.None()));
        assertThat(world.begun()).containsExactly("a");
    }

    @Test
    void tomorrow_begins_at_midnight_where_the_user_is() {
        // The night in which the clocks go back, and one in which midnight does not exist.
        assertThat(
                        Pause.untilTomorrow(
                                Instant.parse("2026-10-24T20:00:00Z"), ZoneId.of("Europe/Berlin")))
                .isEqualTo(new Pause.Until(Instant.parse("2026-10-24T22:00:00Z")));
        assertThat(
                        Pause.untilTomorrow(
                                Instant.parse("2018-11-03T12:00:00Z"),
                                ZoneId.of("America/Sao_Paulo")))
                .isEqualTo(new Pause.Until(Instant.parse("2018-11-04T03:00:00Z")));
    }

    @Test
    void a_pause_of_one_leaves_the_others_alone() {
        var world = settled(Some.profile("a"), Some.profile("b"));
        world.tell(new Event.Paused(A, new Pause.UntilResumed()));
        world.pass(HOUR);
        assertThat(world.begun()).isNotEmpty().containsOnly("b");
        assertThat(world.state("a").pause()).isEqualTo(new Pause.UntilResumed());
        world.tell(new Event.Paused(A, new Pause.None()));
        world.pass(MINUTE);
        assertThat(world.begun()).contains("a");
    }

    @Test
    void two_run_at_a_time_and_what_a_person_waits_for_comes_first() {
        var world =
                settled(Some.profile("a"), Some.profile("b"), Some.profile("c"), Some.profile("d"));
        world.tell(asked(A));
        world.tell(asked(B));
        assertThat(world.begun()).containsExactly("a", "b");
        world.tell(new Event.Hinted(new ProfileId("c")));
        world.pass(Duration.ofSeconds(6));
        assertThat(world.state("c").activity()).isEqualTo(new Activity.Queued());
        world.tell(asked(new ProfileId("d")));
        world.pass(Duration.ofSeconds(14));
        assertThat(world.begun()).startsWith("d");
    }

    @Test
    void profiles_of_one_account_run_one_after_the_other() {
        var world =
                settled(
                        Some.ofAccount("a", "me"),
                        Some.ofAccount("b", "me"),
                        Some.ofAccount("c", "she"));
        world.tell(new Event.AllAsked());
        assertThat(world.begun()).containsExactly("a", "c");
        world.pass(MINUTE);
        assertThat(world.begun()).containsExactly("b");
    }

    @Test
    void a_run_shows_how_far_it_is() {
        var world = settled(Some.profile("a"));
        world.tell(asked(A));
        var since = world.now;
        assertThat(world.state("a").activity())
                .isEqualTo(new Activity.Running(since, Optional.empty()));
        var progress = new Progress(Phase.WRITING, 3, 10);
        world.tell(new Event.Progressed(A, progress));
        assertThat(world.state("a").activity())
                .isEqualTo(new Activity.Running(since, Optional.of(progress)));
        world.pass(MINUTE);
        world.tell(new Event.Progressed(A, progress));
        assertThat(world.state("a").activity()).isEqualTo(new Activity.Idle());
        assertThat(world.state("a").nextRun()).isPresent();
        assertThat(world.state("a").last())
                .contains(
                        new LastRun(
                                since.plus(world.run),
                                Some.DONE.outcome(),
                                Some.DONE.counts(),
                                Optional.empty()));
    }

    @Test
    void what_waits_for_a_person_is_seen() {
        var world = new World(Some.profile("a"));
        world.outcome = _ -> Some.held();
        world.pass(MINUTE);
        assertThat(world.state("a").need()).isEqualTo(Need.CONFIRM);
        assertThat(world.state("a").held()).contains(new Guard.Finding.Emptied(Side.LEFT));
        world.outcome = _ -> Some.waiting(new Parked.Reason.Clash());
        world.pass(HOUR);
        assertThat(world.state("a").need()).isEqualTo(Need.DECIDE);
        assertThat(world.state("a").waiting()).hasSize(1);
    }

    @Test
    void what_an_earlier_session_left_is_seen_before_the_first_run() {
        var last =
                new LastRun(World.NOON, Some.DONE.outcome(), Some.DONE.counts(), Optional.empty());
        var world = new World();
        var remembered = new Runner.Remembered(Optional.of(last), Some.held().waiting());
        world.tell(new Event.Profiles(List.of(Some.profile("a")), Map.of(A, remembered)));
        assertThat(world.state("a").last()).contains(last);
        assertThat(world.state("a").need()).isEqualTo(Need.CONFIRM);
    }

    @Test
    void a_cancelled_run_ends_and_comes_again_by_schedule() {
        var world = settled(Some.profile("a"));
        world.tell(asked(A));
        world.tell(asked(A));
        world.tell(new Event.Cancelled(A));
        assertThat(world.cancelled).containsExactly(A);
        assertThat(world.state("a").activity()).isEqualTo(new Activity.Stopping(world.now));
        world.pass(MINUTE.multipliedBy(14));
        assertThat(world.begun()).containsExactly("a");
        world.pass(MINUTE.multipliedBy(3));
        assertThat(world.begun()).containsExactly("a");
    }

    @Test
    void a_run_that_waits_for_its_turn_is_cancelled_before_it_begins() {
        var world = settled(Some.profile("a"), Some.profile("b"), Some.profile("c"));
        var c = new ProfileId("c");
        List.of(A, B, c).forEach(it -> world.tell(asked(it)));
        assertThat(world.state("c").activity()).isEqualTo(new Activity.Queued());
        world.tell(new Event.Cancelled(c));
        assertThat(world.cancelled).isEmpty();
        assertThat(world.state("c").activity()).isEqualTo(new Activity.Idle());
        world.pass(MINUTE);
        assertThat(world.begun()).containsExactly("a", "b");
    }

    @Test
    void a_profile_that_is_taken_away_is_ended_and_may_come_back() {
        var world = settled(Some.profile("a"), Some.profile("b"));
        world.tell(asked(A));
        world.begun();
        world.give(Some.profile("b"));
        assertThat(world.cancelled).containsExactly(A);
        assertThat(world.agenda.state().profile(A)).isEmpty();
        world.give(Some.profile("a"), Some.profile("b"));
        assertThat(world.begun()).as("not while the old run is ending").isEmpty();
        world.pass(MINUTE);
        assertThat(world.state("a").activity()).isEqualTo(new Activity.Idle());
        world.give(Some.profile("b"));
        world.pass(HOUR);
        assertThat(world.begun()).doesNotContain("a").contains("b");
    }

    @Test
    void a_profile_that_is_edited_while_it_runs_is_ended_and_runs_as_it_is_now() {
        var world = settled(Some.profile("a"));
        world.tell(asked(A));
        world.give(Some.profile("a", ",'keepLocal':false"));
        assertThat(world.cancelled).containsExactly(A);
        world.begun();
        world.pass(MINUTE);
        assertThat(world.begun()).containsExactly("a");
    }

    @Test
    void a_password_that_is_mended_while_the_old_one_is_refused_is_tried() {
        var world = settled(Some.profile("a"));
        world.outcome = _ -> Some.REFUSED;
        world.tell(asked(A));
        world.give(Some.profile("a", ",'keepLocal':false"));
        world.begun();
        world.pass(Duration.ofSeconds(10));
        assertThat(world.begun()).containsExactly("a");
    }

    @Test
    void the_same_profiles_again_change_nothing() {
        var world = settled(Some.profile("a"), Some.profile("b"));
        var before = world.agenda;
        world.give(Some.profile("a"), Some.profile("b"));
        assertThat(world.agenda).isEqualTo(before);
    }

    @Test
    void at_the_end_all_runs_end_and_none_begins() {
        var world = settled(Some.profile("a"), Some.profile("b"), Some.profile("c"));
        world.tell(new Event.AllAsked());
        assertThat(world.begun()).hasSize(2);
        world.tell(new Event.Ended());
        assertThat(world.cancelled).hasSize(2);
        world.tell(new Event.AllAsked());
        world.pass(HOUR);
        assertThat(world.begun()).isEmpty();
    }

    @Test
    void what_is_told_of_a_profile_that_nobody_knows_is_passed_over() {
        var world = settled(Some.profile("a"));
        var before = world.agenda;
        for (var event :
                List.of(
                        asked(B),
                        new Event.Hinted(B),
                        new Event.Paused(B, new Pause.UntilResumed()),
                        new Event.Cancelled(B),
                        new Event.Finished(B, Some.DONE))) {
            world.tell(event);
            assertThat(world.agenda).isEqualTo(before);
        }
    }
}
