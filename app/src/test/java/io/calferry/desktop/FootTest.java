package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.agent.Activity;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Profile;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.servers.Silence;
import io.calferry.sync.Run.Held;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the foot of the window says of runs.
class FootTest {

    @TempDir private Path home;

    /// From a server, one run at a time.
    private Profile profile(String name, Silence silence) {
        var trust = new Trust.PlainHttp("127.0.0.1");
        return Visit.profile(
                name,
                new Endpoint.Ics(silence.at("/" + name), new SignIn.None(), trust),
                new Endpoint.Folder(home.resolve(name)),
                Way.DEFAULT);
    }

    private static List<Activity> activities(Office office) {
        return office.agent().state().profiles().stream().map(it -> it.activity()).toList();
    }

    private static void waits(Screen screen, String text) {
        Toolkit.await(text, () -> Walk.of(screen.scene()).texts().contains(text));
    }

    @Test
    void runs_that_wait_for_their_turn_are_cancelled_while_another_goes_on() throws IOException {
        try (var silence = Silence.start();
                var offices = Offices.at(home)) {
            var profiles =
                    Stream.of("Maple", "Alder", "Birch").map(it -> profile(it, silence)).toList();
            var office = offices.office();
            for (var profile : profiles) {
                office.book().change(it -> it.put(profile));
            }
            office.agent().start(profiles);
            try (var screen = Screen.of(office)) {
                Toolkit.await("the profiles", () -> office.agent().state().profiles().size() == 3);
                profiles.forEach(it -> office.agent().syncNow(it.id(), Held.WAIT_FOR_A_PERSON));
                waits(screen, "2 profiles wait for their turn");
                assertThat(activities(office))
                        .satisfiesExactly(
                                it -> assertThat(it).isInstanceOf(Activity.Running.class),
                                it -> assertThat(it).isEqualTo(new Activity.Queued()),
                                it -> assertThat(it).isEqualTo(new Activity.Queued()));
                screen.press("cancel-waiting");
                Toolkit.await(
                        "nobody waits", () -> !activities(office).contains(new Activity.Queued()));
                assertThat(activities(office))
                        .satisfiesExactly(
                                it -> assertThat(it).isInstanceOf(Activity.Running.class),
                                it -> assertThat(it).isEqualTo(new Activity.Idle()),
                                it -> assertThat(it).isEqualTo(new Activity.Idle()));
                assertThat(screen.scene().lookup("#cancel-waiting")).isNull();
            }
        }
    }
}
