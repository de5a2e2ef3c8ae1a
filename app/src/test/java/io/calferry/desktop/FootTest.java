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

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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

    private static List<Boolean> disabled(Screen screen) {
        return Toolkit.on(
                () ->
                        screen.scene().getRoot().lookupAll(".foot .button").stream()
                                .map(Node::isDisabled)
                                .toList());
    }

    private static void cancel(Screen screen) {
        Toolkit.run(() -> ((Button) screen.scene().lookup(".foot .button")).fire());
    }

    @Test
    void what_is_being_stopped_cannot_be_cancelled_once_more() throws IOException {
        try (var silence = Silence.start();
                var offices = Offices.at(home)) {
            var profile = profile("Maple", silence);
            var office = offices.office();
            office.book().change(it -> it.put(profile));
            office.agent().start(List.of(profile));
            try (var screen = Screen.of(office)) {
                Toolkit.await("the profile", () -> office.agent().state().profiles().size() == 1);
                office.agent().syncNow(profile.id(), Held.WAIT_FOR_A_PERSON);
                waits(screen, "syncing Maple");
                assertThat(disabled(screen)).containsExactly(false);
                cancel(screen);
                waits(screen, "Maple is being stopped");
                assertThat(disabled(screen)).containsExactly(true);
            }
        }
    }

    @Test
    void a_job_that_is_cancelled_cannot_be_cancelled_once_more() {
        var over = new CountDownLatch(1);
        try (var offices = Offices.at(home)) {
            offices.office().agent().start(List.of());
            try (var screen = Screen.of(offices.office())) {
                screen.settle();
                Toolkit.run(
                        () ->
                                screen.desk()
                                        .background()
                                        .start(
                                                "Sample",
                                                _ -> {
                                                    await(over);
                                                    return over;
                                                },
                                                _ -> {}));
                waits(screen, "Sample");
                assertThat(disabled(screen)).containsExactly(false);
                cancel(screen);
                assertThat(disabled(screen)).containsExactly(true);
                over.countDown();
                screen.settle();
                assertThat(disabled(screen)).isEmpty();
            }
        }
    }

    @Test
    void what_is_over_at_once_has_no_line() {
        try (var offices = Offices.at(home)) {
            offices.office().agent().start(List.of());
            try (var screen = Screen.of(offices.office())) {
                screen.settle();
                var desk = screen.desk();
                List<Node> lines = new ArrayList<>();
                Toolkit.run(
                        () -> {
                            var foot = new Foot(desk, desk.texts(Frame.class));
                            ((Pane) foot.node())
                                    .getChildren()
                                    .addListener(
                                            (ListChangeListener<Node>)
                                                    it -> lines.addAll(it.getList()));
                            desk.background().start("Short", _ -> 0, _ -> {});
                        });
                screen.settle();
                assertThat(lines).isEmpty();
            }
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
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
