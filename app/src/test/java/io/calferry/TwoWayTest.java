package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.servers.Account;
import io.calferry.servers.Cyrus;
import io.calferry.servers.Xandikos;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The whole program between two real servers, in both directions.
class TwoWayTest {

    private final Account left = Xandikos.shared().fresh();
    private final Account right = Cyrus.shared().fresh();

    @TempDir private Path folder;
    private User user = new User(Path.of(""), Map.of());

    @BeforeEach
    void a_profile_both_ways() throws IOException {
        user =
                User.with(
                        folder,
                        User.calendar(left, "SOURCE"),
                        User.calendar(right, "TARGET"),
                        ", \"direction\": \"two-way\"",
                        Map.of("SOURCE", "none", "TARGET", right.password()));
        put(left, "a", "Apples");
        put(left, "b", "Bread");
        put(left, "c", "Cheese");
        put(right, "d", "Dates");
        put(right, "e", "Eggs");
        user.run("sync").ended(0);
    }

    @Test
    void what_is_created_crosses_both_ways() throws IOException {
        var all = Map.of("a", "Apples", "b", "Bread", "c", "Cheese", "d", "Dates", "e", "Eggs");
        assertThat(titles(left)).isEqualTo(all);
        assertThat(titles(right)).isEqualTo(all);
        assertNothingToDo();
    }

    @Test
    void edits_and_deletions_cross_both_ways() throws IOException {
        edit(left, "a", "Apples, left");
        edit(right, "d", "Dates, right");
        delete(left, "b");
        delete(right, "e");
        put(left, "f", "Figs");
        put(right, "g", "Grapes");

        var told = user.run("sync").ended(0);

        assertThat(told.count("created")).isEqualTo(2);
        assertThat(told.count("updated")).isEqualTo(2);
        assertThat(told.count("deleted")).isEqualTo(2);
        var all =
                Map.of(
                        "a",
                        "Apples, left",
                        "c",
                        "Cheese",
                        "d",
                        "Dates, right",
                        "f",
                        "Figs",
                        "g",
                        "Grapes");
        assertThat(titles(left)).isEqualTo(all);
        assertThat(titles(right)).isEqualTo(all);
        assertNothingToDo();
    }

    @Test
    void a_clash_is_asked_and_neither_side_is_written() throws IOException {
        edit(left, "a", "Apples, left");
        edit(right, "a", "Apples, right");

        var plan = user.run("sync", "--dry-run").ended(1);
        assertThat(plan.profile().path("steps").path(0).path("step").asText()).isEqualTo("ask");
        var told = user.run("sync").ended(1);

        assertThat(told.count("parked")).isEqualTo(1);
        assertThat(titles(left)).containsEntry("a", "Apples, left");
        assertThat(titles(right)).containsEntry("a", "Apples, right");
        var why = user.run("why", "p", "a@two-way.example").ended(0).json().path("objects");
        assertThat(why).hasSize(1);
        assertThat(why.path(0).path("verdict").asText()).isEqualTo("parked");
    }

    @Test
    void undo_restores_both_sides_and_the_next_run_leaves_them_so() throws IOException {
        edit(left, "a", "Apples, left");
        edit(right, "d", "Dates, right");
        delete(left, "b");
        put(right, "g", "Grapes");
        var leftBefore = titles(left);
        var rightBefore = titles(right);
        user.run("sync").ended(0);
        assertThat(titles(left)).isNotEqualTo(leftBefore);
        assertThat(titles(right)).isNotEqualTo(rightBefore);
        var last = user.run("history").ended(0).json().path("runs").path(0).path("run").asText();

        user.run("undo", last).ended(0);

        assertThat(titles(left)).isEqualTo(leftBefore);
        assertThat(titles(right)).isEqualTo(rightBefore);
        assertNothingToDo();
        user.run("sync").ended(0);
        assertThat(titles(left)).isEqualTo(leftBefore);
        assertThat(titles(right)).isEqualTo(rightBefore);
        assertThat(reason("g@two-way.example"))
                .contains("target")
                .contains(right.calendar().getHost());
        assertThat(reason("b@two-way.example")).contains("target").contains("not in the source");
    }

    @Test
    void another_calendar_of_the_same_server_is_not_taken_for_the_one_before() throws IOException {
        var another = Xandikos.shared().fresh();
        put(another, "a", "Apples");
        put(another, "n", "Nuts");
        var moved =
                User.with(
                        folder,
                        User.calendar(another, "SOURCE"),
                        User.calendar(right, "TARGET"),
                        ", \"direction\": \"two-way\"",
                        Map.of("SOURCE", "none", "TARGET", right.password()));

        assertThat(moved.run("sync").ended(1).count("held")).isEqualTo(4);
        edit(right, "a", "Apples, right");
        assertThat(moved.run("sync").ended(1).count("held")).isEqualTo(4);
        for (var name : "abcde".split("")) {
            delete(left, name);
        }
        assertThat(moved.run("sync").ended(1).count("held")).isEqualTo(4);

        assertThat(titles(another)).isEqualTo(Map.of("a", "Apples, right", "n", "Nuts"));
        assertThat(titles(right)).containsOnlyKeys("a", "b", "c", "d", "e", "n");
        assertThat(titles(left)).isEmpty();
    }

    @Test
    void why_says_that_an_event_is_on_both_sides() throws IOException {
        assertThat(reason("Cheese")).isEqualTo("It is on both sides.");
    }

    private void assertNothingToDo() throws IOException {
        var plan = user.run("sync", "--dry-run").ended(0);
        assertThat(plan.profile().path("steps").isArray()).isTrue();
        assertThat(plan.profile().path("steps")).isEmpty();
    }

    private String reason(String wanted) throws IOException {
        var objects = user.run("why", "p", wanted).ended(0).json().path("objects");
        assertThat(objects).hasSize(1);
        return objects.path(0).path("reasons").path(0).asText();
    }

    private static void put(Account account, String name, String title) {
        put(account, account.calendar().resolve(name + ".ics"), name, title);
    }

    private static void edit(Account account, String name, String title) {
        put(account, place(account, name), name, title);
    }

    private static void put(Account account, URI at, String name, String title) {
        var reply = account.client().put(at, object(name, title));
        assertThat(reply.succeeded()).as("%s", reply).isTrue();
    }

    private static void delete(Account account, String name) {
        assertThat(account.client().delete(place(account, name)).succeeded()).isTrue();
    }

    /// Where the event is, whatever it is called there.
    private static URI place(Account account, String name) {
        return account.client().members(account.calendar()).stream()
                .filter(at -> field(account, at, "UID").equals(name + "@two-way.example"))
                .findFirst()
                .orElseThrow();
    }

    /// By the part of the UID before the @.
    private static Map<String, String> titles(Account account) {
        var titles = new TreeMap<String, String>();
        for (var at : account.client().members(account.calendar())) {
            var title = field(account, at, "SUMMARY").replace("\\,", ",");
            var doubled = titles.put(field(account, at, "UID").replaceFirst("@.*", ""), title);
            assertThat(doubled).isNull();
        }
        return titles;
    }

    private static String field(Account account, URI at, String name) {
        return account.client()
                .get(at)
                .body()
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static String object(String name, String title) {
        return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Calferry//Tests//EN
        BEGIN:VEVENT
        UID:%s@two-way.example
        DTSTAMP:20261121T120000Z
        DTSTART:20261201T090000Z
        DTEND:20261201T100000Z
        SUMMARY:%s
        END:VEVENT
        END:VCALENDAR
        """
                .formatted(name, title.replace(",", "\\,"))
                .replace("\n", "\r\n");
    }
}
