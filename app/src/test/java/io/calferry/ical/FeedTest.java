package io.calferry.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Unreadable.Why;
import io.calferry.sync.Href;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class FeedTest {

    @TempDir Path folder;

    private static final String ZONE =
            """
            BEGIN:VTIMEZONE
            TZID:Mine
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            """;

    @Test
    void components_of_one_uid_come_together_wherever_they_stand() throws Exception {
        var feed =
                calendar(
                        event("UID:a", "DTSTART:20270101T100000", "RRULE:FREQ=DAILY"),
                        event("UID:b", "DTSTART:20270101T100000"),
                        event("UID:a", "RECURRENCE-ID:20270102T100000", "DTSTART:20270102T110000"));

        assertThat(uids(feed)).containsExactly("a", "b");
        assertThat(read(feed, "a").entries())
                .extracting(e -> e.has("RECURRENCE-ID"))
                .containsExactly(false, true);
    }

    @Test
    void an_object_gets_the_zones_it_names_and_the_feeds_own() throws Exception {
        var feed =
                "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Berlin\nX-WR-CALNAME:Mine\n"
                        + ZONE
                        + event("UID:a", "DTSTART;TZID=\"Mine\":20270101T100000")
                        + event("UID:b", "DTSTART:20270101T100000")
                        + "END:VCALENDAR\n";

        assertThat(read(feed, "a").components())
                .extracting(Component::name)
                .containsExactly("VTIMEZONE", "VEVENT");
        assertThat(read(feed, "b").components())
                .extracting(Component::name)
                .containsExactly("VEVENT");
        assertThat(read(feed, "b").first("X-WR-TIMEZONE").orElseThrow().value())
                .isEqualTo("Europe/Berlin");
        assertThat(read(feed, "b").has("X-WR-CALNAME")).isFalse();
    }

    @Test
    void a_second_master_of_a_uid_gets_a_uid_of_its_own_that_stays() throws Exception {
        var first = event("UID:a", "DTSTART:20270101T100000", "SUMMARY:one");
        var second = event("UID:a", "DTSTART:20270202T100000", "SUMMARY:two");
        var edited = event("UID:a", "DTSTART:20270202T100000", "SUMMARY:edited");

        var uids = uids(calendar(first, second, first));

        assertThat(uids).hasSize(2).startsWith("a");
        assertThat(uids.get(1)).startsWith("a-");
        assertThat(uids(calendar(first, edited))).isEqualTo(uids);
        var other = read(calendar(first, second), uids.get(1));
        assertThat(other.entries().getFirst().first("UID").orElseThrow().value())
                .isEqualTo(uids.get(1));
    }

    @Test
    void a_component_without_a_uid_gets_one_from_its_content() throws Exception {
        var one =
                calendar(event("DTSTAMP:20200101T000000Z", "SUMMARY:x", "DTSTART:20270101T100000"));
        var later =
                calendar(event("DTSTAMP:20210101T000000Z", "SUMMARY:x", "DTSTART:20270101T100000"));

        assertThat(uids(one)).hasSize(1).isEqualTo(uids(later));
        assertThat(Calendars.uid(read(one, uids(one).getFirst())).orElseThrow().value())
                .isEqualTo(uids(one).getFirst());
    }

    @Test
    void versions_move_with_content_and_not_with_stamps() throws Exception {
        var one = versions(calendar(event("UID:a", "DTSTAMP:20200101T000000Z", "SUMMARY:x")));
        var stamped =
                versions(
                        calendar(
                                event(
                                        "UID:a",
                                        "DTSTAMP:20210101T000000Z",
                                        "SUMMARY:x",
                                        "SEQUENCE:4")));
        var edited = versions(calendar(event("UID:a", "DTSTAMP:20200101T000000Z", "SUMMARY:y")));

        assertThat(stamped).isEqualTo(one);
        assertThat(edited).isNotEqualTo(one);
    }

    @Test
    void several_calendars_in_one_file_are_read_and_what_is_not_carried_is_named()
            throws Exception {
        var feed =
                calendar(event("UID:a"), "BEGIN:VFREEBUSY\nUID:f\nEND:VFREEBUSY\n")
                        + calendar(
                                "BEGIN:VTODO\nUID:t\nEND:VTODO\n",
                                "BEGIN:VJOURNAL\nUID:j\nEND:VJOURNAL\n");

        assertThat(uids(feed)).containsExactly("a", "not-carried:VFREEBUSY:f", "t", "j");
        assertThat(answer(feed, "not-carried:VFREEBUSY:f"))
                .isEqualTo(
                        new Answer.Unread(
                                new Href("not-carried:VFREEBUSY:f"),
                                new Fault.Unreadable(Why.BAD_OBJECT, "VFREEBUSY is not carried")));
        assertThat(answer(feed, "nowhere")).isEqualTo(new Answer.Gone(new Href("nowhere")));
    }

    @Test
    void bytes_that_are_not_utf8_are_read_all_the_same() throws Exception {
        var file = folder.resolve("latin.ics");
        Files.write(
                file,
                calendar(event("UID:a", "SUMMARY:Zoë")).getBytes(StandardCharsets.ISO_8859_1));
        try (var feed = Feed.open(file)) {
            var object = object(feed.read(new Href("a")));
            assertThat(Calendars.title(Component.parse(object))).isEqualTo("Zoë");
        }
    }

    @Test
    void what_is_no_whole_calendar_is_a_fault() {
        assertThat(fault("")).isEqualTo(new Fault.Unreadable(Why.EMPTY, ""));
        assertThat(fault("<!DOCTYPE html>\n<p>BEGIN:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"))
                .isEqualTo(new Fault.Unreadable(Why.NOT_A_CALENDAR, "a web page"));
        assertThat(fault("nothing\nof this kind\n"))
                .isEqualTo(new Fault.Unreadable(Why.NOT_A_CALENDAR, "no BEGIN:VCALENDAR"));
        var whole = calendar(event("UID:a"), event("UID:b"));
        for (int cut : List.of(20, whole.indexOf("UID:b"), whole.length() - 3)) {
            assertThat(fault(whole.substring(0, cut)))
                    .isEqualTo(new Fault.Unreadable(Why.CUT_OFF, "no END:VCALENDAR"));
        }
    }

    @Test
    void an_empty_calendar_is_no_fault() throws Exception {
        assertThat(uids(calendar())).isEmpty();
    }

    @Test
    void too_many_objects_are_refused_and_one_too_large_is_parked_alone() throws Exception {
        var many = new StringBuilder("BEGIN:VCALENDAR\n");
        for (int i = 0; i <= Limits.OBJECTS; i++) {
            many.append("BEGIN:VEVENT\nUID:").append(i).append("\nEND:VEVENT\n");
        }
        assertThat(fault(many + "END:VCALENDAR\n"))
                .isEqualTo(new Fault.Unreadable(Why.TOO_LARGE, "more than 100,000 objects"));
        var huge = "X-LONG:" + "x".repeat(Limits.OBJECT) + "\n";
        var feed = calendar(event("UID:a", huge), event("UID:b"));
        assertThat(uids(feed)).hasSize(2).endsWith("b");
        assertThat(answer(feed, uids(feed).getFirst())).isInstanceOf(Answer.Unread.class);
        assertThat(answer(feed, "b")).isInstanceOf(Answer.Found.class);
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\n" + String.join("\n", lines) + "\nEND:VEVENT\n";
    }

    private static String calendar(String... components) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:PUBLISH\n"
                + String.join("", components)
                + "END:VCALENDAR\n";
    }

    private Feed open(String text) throws IOException, StoreException {
        var file = folder.resolve("feed.ics");
        Files.writeString(file, text);
        return Feed.open(file);
    }

    private List<String> uids(String text) throws Exception {
        try (var feed = open(text)) {
            return feed.places().stream().map(p -> p.href().value()).toList();
        }
    }

    private List<Place> versions(String text) throws Exception {
        try (var feed = open(text)) {
            return new ArrayList<>(feed.places());
        }
    }

    private Answer answer(String text, String uid) throws Exception {
        try (var feed = open(text)) {
            return feed.read(new Href(uid));
        }
    }

    private Component read(String text, String uid) throws Exception {
        return Component.parse(object(answer(text, uid)));
    }

    private static CalendarObject object(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Found.class);
        return ((Answer.Found) answer).stored().object();
    }

    private Fault fault(String text) {
        var thrown = new ArrayList<Fault>();
        assertThatThrownBy(() -> open(text).close())
                .isInstanceOfSatisfying(StoreException.class, e -> thrown.add(e.fault()));
        return thrown.getFirst();
    }
}
