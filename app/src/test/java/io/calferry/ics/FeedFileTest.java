package io.calferry.ics;

import static io.calferry.ics.Samples.calendar;
import static io.calferry.ics.Samples.event;
import static io.calferry.ics.Samples.names;
import static io.calferry.ics.Samples.vevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Uid;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

class FeedFileTest {

    private static final String BEGIN =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calferry//Calferry//EN\r\n";
    private static final String END = "END:VCALENDAR\r\n";

    /// So late that every file is old enough to be trusted by its stamp.
    private final InstantSource later = () -> Instant.now().plus(Duration.ofMinutes(1));

    @TempDir private Path folder;
    @TempDir private Path spool;
    private Path file;
    private FeedFile store;

    @BeforeEach
    void open() {
        file = folder.resolve("calendar.ics");
        store = over(file, Absent.IS_CREATED);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        assertThat(names(spool)).as("temporary files").isEmpty();
    }

    // listing

    @Test
    void a_file_whose_times_stand_still_is_not_read_again() throws Exception {
        put(calendar(vevent("one", "x")));
        var token = token();
        var seen = FileStamp.of(file);

        // The same bytes would be read as another calendar, and are not.
        var proven = FeedToken.parse(token, file.toString()).orElseThrow();
        assertThat(proven.etag()).contains(seen.proof());
        var other =
                FeedToken.of(file.toString(), "another content", proven.etag(), Optional.empty());
        assertThat(store.list(Optional.of(other.token())))
                .isEqualTo(new Listing.Delta(List.of(), List.of(), other.token()));
    }

    @Test
    void a_file_that_was_written_a_moment_ago_proves_nothing_by_its_times() throws Exception {
        put(calendar(vevent("one", "x")));
        var hasty =
                new FeedFile(
                        new FeedAddress.Local(file),
                        Absent.IS_A_FAULT,
                        spool,
                        () -> Files.exists(file) ? modified() : Instant.EPOCH);

        var token = hasty.list(Optional.empty()).nextToken().orElseThrow();
        hasty.close();

        assertThat(FeedToken.parse(token, file.toString()).orElseThrow().etag()).isEmpty();
    }

    private Instant modified() {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_new_export_with_other_stamps_in_another_order_is_no_change() throws Exception {
        put(calendar(vevent("one", "x"), vevent("two", "y")));
        var token = token();
        put(
                calendar(
                        vevent("two", "y", "20270101T000000Z"),
                        vevent("one", "x", "20270101T000000Z")));

        var delta = (Listing.Delta) over(file, Absent.IS_CREATED).list(Optional.of(token));

        assertThat(delta.changed()).isEmpty();
        assertThat(delta.gone()).isEmpty();
    }

    @Test
    void a_changed_file_is_listed_whole() throws Exception {
        put(calendar(vevent("one", "x"), vevent("two", "y")));
        var before = (Listing.Full) store.list(Optional.empty());
        put(calendar(vevent("one", "x"), vevent("three", "y")));

        var after = (Listing.Full) store.list(before.token());

        assertThat(after.places())
                .extracting(Place::href)
                .containsExactly(new Href("one"), new Href("three"));
        assertThat(after.places().getFirst()).isEqualTo(before.places().getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            value = {"EMPTY|''", "NOT_A_CALENDAR|<html></html>", "CUT_OFF|BEGIN:VCALENDAR"},
            delimiter = '|')
    void what_is_no_calendar_is_a_fault_and_is_not_written_over(
            Fault.Unreadable.Why why, String text) throws Exception {
        put(text);

        for (ThrowingCallable call :
                List.<ThrowingCallable>of(
                        () -> store.list(Optional.empty()),
                        () -> store.create(event("one", "x")),
                        () -> store.read(List.of(new Href("one"))))) {
            assertThat(fault(call))
                    .isInstanceOfSatisfying(
                            Fault.Unreadable.class,
                            fault -> assertThat(fault.why()).isEqualTo(why));
        }
        assertThat(file).hasContent(text);
    }

    @Test
    void a_source_that_is_not_there_is_missing_and_so_is_a_target_that_was_there()
            throws Exception {
        var missing = new Fault.Missing(file.toString());
        assertThat(fault(() -> over(file, Absent.IS_A_FAULT).list(Optional.empty())))
                .isEqualTo(missing);
        var deep = folder.resolve("not").resolve("there.ics");
        assertThat(fault(() -> over(deep, Absent.IS_CREATED).list(Optional.empty())))
                .isEqualTo(new Fault.Missing(deep.toString()));

        put(calendar(vevent("one", "x")));
        var token = token();
        Files.delete(file);

        assertThat(fault(() -> over(file, Absent.IS_CREATED).list(Optional.of(token))))
                .isEqualTo(missing);
        assertThat(fault(() -> store.read(List.of(new Href("one"))))).isEqualTo(missing);
    }

    @Test
    void a_target_that_is_not_there_is_empty_until_the_flush() throws Exception {
        assertThat(((Listing.Full) store.list(Optional.empty())).places()).isEmpty();
        store.flush();
        store.create(event("one", "x"));
        assertThat(names(folder)).isEmpty();

        store.flush();

        assertThat(names(folder)).containsExactly("calendar.ics");
        assertThat(Files.readString(file)).isEqualTo(BEGIN + vevent("one", "x") + END);
    }

    // writing

    @Test
    void what_no_write_concerns_stays_as_it_stands_and_new_objects_come_last_by_uid()
            throws Exception {
        put(
                "BEGIN:VCALENDAR\nPRODID:-//Someone//Else//EN\nVERSION:2.0\n"
                        + "X-WR-CALNAME:A name that \n is folded\n"
                        + vevent("keep", "x").replace("SUMMARY", "X-OWN;A=b:c\r\nsummary")
                        + vevent("change", "x")
                        + "BEGIN:VFREEBUSY\nUID:busy\nEND:VFREEBUSY\n"
                        + "BEGIN:X-STRANGE\nUID:strange\nX-A:b\nEND:X-STRANGE\n"
                        + vevent("drop", "x")
                        + "END:VCALENDAR\n");
        store.list(Optional.empty());
        store.create(event("z-new", "z"));
        store.create(event("a-new", "a"));
        store.update(found("change"), event("change", "y"));
        store.delete(found("drop"));

        store.flush();

        assertThat(Files.readString(file))
                .isEqualTo(
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Someone//Else//EN\r\n"
                                + "X-WR-CALNAME:A name that \r\n is folded\r\n"
                                + vevent("keep", "x").replace("SUMMARY", "X-OWN;A=b:c\r\nsummary")
                                + vevent("change", "y")
                                + "BEGIN:VFREEBUSY\r\nUID:busy\r\nEND:VFREEBUSY\r\n"
                                + "BEGIN:X-STRANGE\r\nUID:strange\r\nX-A:b\r\nEND:X-STRANGE\r\n"
                                + vevent("a-new", "a")
                                + vevent("z-new", "z")
                                + END);
    }

    @Test
    void each_time_zone_stands_there_once_and_changes_no_other_objects_version() throws Exception {
        var series = io.calferry.sync.Samples.series("weekly", "Series");
        store.create(event("one", "x"));
        store.create(io.calferry.sync.Samples.series("monthly", "Series"));
        store.flush();
        var before = ((Listing.Full) store.list(Optional.empty())).places();
        store.create(series);
        store.flush();

        assertThat(Files.readString(file).split("BEGIN:VTIMEZONE")).hasSize(2);
        assertThat(((Listing.Full) store.list(Optional.empty())).places()).containsAll(before);
        assertThat(io.calferry.sync.Samples.content(found("weekly").object()))
                .isEqualTo(io.calferry.sync.Samples.content(series));
        assertThat(found("weekly").object().text()).contains("TZNAME:CEST");
    }

    @Test
    void two_zones_that_share_a_name_of_someones_own_can_not_share_a_file() throws Exception {
        store.create(zoned("one", "Custom", "+0100"));
        assertThat(fault(() -> store.create(zoned("two", "Custom", "+0200"))))
                .isEqualTo(
                        new Fault.Refused(
                                Fault.Refused.Why.OTHER,
                                "the file has another time zone of the same name"));
        store.create(zoned("three", "Custom", "+0100"));
        store.flush();

        assertThat(fault(() -> store.create(zoned("two", "Custom", "+0200"))))
                .isInstanceOf(Fault.Refused.class);
        assertThat(((Listing.Full) store.list(Optional.empty())).places()).hasSize(2);
    }

    private static CalendarObject zoned(String uid, String tzid, String offset) {
        var zone =
                "BEGIN:VTIMEZONE\r\nTZID:"
                        + tzid
                        + "\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:"
                        + offset
                        + "\r\nTZOFFSETTO:"
                        + offset
                        + "\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
        var event = vevent(uid, "x").replace("DTSTART:", "DTSTART;TZID=" + tzid + ":");
        return new CalendarObject(new Uid(uid), calendar(zone, event));
    }

    @Test
    void several_calendars_in_a_file_become_one() throws Exception {
        put(calendar(vevent("one", "x")) + calendar(vevent("two", "y")));
        store.create(event("three", "z"));
        store.flush();

        assertThat(Files.readString(file))
                .isEqualTo(calendar(vevent("one", "x"), vevent("two", "y"), vevent("three", "z")));
    }

    @Test
    void what_is_not_utf_8_becomes_it_in_a_file_that_is_written() throws Exception {
        Files.write(file, calendar(vevent("one", "Grüße")).getBytes(StandardCharsets.ISO_8859_1));
        store.create(event("two", "Grüße"));
        store.flush();

        assertThat(Files.readString(file))
                .isEqualTo(calendar(vevent("one", "Grüße"), vevent("two", "Grüße")));
    }

    @Test
    void an_object_that_would_not_be_found_again_is_refused() throws Exception {
        put(calendar(vevent("one", "x")));
        var seen = found("one");

        assertThat(
                        fault(
                                () ->
                                        store.create(
                                                new CalendarObject(
                                                        new Uid("a"), event("b", "x").text()))))
                .isInstanceOf(Fault.Refused.class);
        assertThat(fault(() -> store.create(new CalendarObject(new Uid("a"), calendar()))))
                .isInstanceOf(Fault.Unreadable.class);
        assertThat(fault(() -> store.update(seen, event("two", "x"))))
                .isInstanceOf(Fault.Refused.class);
        store.flush();
        assertThat(Files.readString(file)).isEqualTo(calendar(vevent("one", "x")));
    }

    @Test
    void a_link_stays_a_link_and_the_permissions_stay_too(@TempDir Path elsewhere)
            throws Exception {
        var real = Files.writeString(elsewhere.resolve("real.ics"), calendar(vevent("one", "x")));
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
        Files.createSymbolicLink(file, real);

        store.create(event("two", "y"));
        store.flush();

        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(Files.readString(real))
                .isEqualTo(calendar(vevent("one", "x"), vevent("two", "y")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw----");
        assertThat(names(elsewhere)).containsExactly("real.ics");
        assertThat(names(folder)).containsExactly("calendar.ics");
    }

    // somebody else

    @Test
    void what_another_program_did_to_other_objects_is_kept() throws Exception {
        put(calendar(vevent("one", "x"), vevent("two", "x")));
        store.update(found("one"), event("one", "mine"));
        put(calendar(vevent("one", "x"), vevent("two", "theirs"), vevent("three", "theirs")));

        store.flush();

        assertThat(Files.readString(file))
                .isEqualTo(
                        calendar(
                                vevent("one", "mine"),
                                vevent("two", "theirs"),
                                vevent("three", "theirs")));
    }

    @Test
    void what_another_program_did_to_the_same_object_is_not_overwritten_and_nothing_is_written()
            throws Exception {
        put(calendar(vevent("one", "x"), vevent("two", "x")));
        store.update(found("one"), event("one", "mine"));
        store.delete(found("two"));
        var theirs = calendar(vevent("one", "theirs"), vevent("two", "x"));
        put(theirs);

        assertThat(fault(store::flush)).isEqualTo(new Fault.Stale(new Href("one")));
        store.flush();

        assertThat(Files.readString(file)).isEqualTo(theirs);
        assertThat(names(folder)).containsExactly("calendar.ics");
    }

    @Test
    void a_file_that_another_program_makes_meanwhile_is_not_overwritten() throws Exception {
        store.create(event("one", "mine"));
        put(calendar(vevent("one", "theirs")));

        assertThat(fault(store::flush)).isEqualTo(new Fault.Stale(new Href("one")));

        assertThat(Files.readString(file)).isEqualTo(calendar(vevent("one", "theirs")));
    }

    @Test
    void a_file_that_vanishes_before_the_flush_is_not_made_anew_without_its_content()
            throws Exception {
        put(calendar(vevent("one", "x")));
        store.create(event("two", "y"));
        Files.delete(file);

        assertThat(fault(store::flush)).isEqualTo(new Fault.Missing(file.toString()));
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void a_change_within_the_same_tick_and_of_the_same_size_is_seen() throws Exception {
        put(calendar(vevent("one", "x")));
        var hasty =
                new FeedFile(new FeedAddress.Local(file), Absent.IS_CREATED, spool, this::modified);
        hasty.list(Optional.empty());
        var content = FeedContent.read(file, spool, this::modified);
        // As if the file system's clock had stood still.
        put(calendar(vevent("one", "y")));
        var still =
                new FeedContent(
                        content.feed(),
                        Optional.of(FileStamp.of(file)),
                        content.readAt(),
                        content.versions());

        assertThat(still.looksOther(file)).isFalse();
        assertThat(still.isOther(file)).isTrue();
        content.close();
        hasty.close();
    }

    @Test
    void what_a_killed_process_left_behind_is_removed_after_a_day() throws Exception {
        var old = Files.writeString(folder.resolve(".calferry-1-1.tmp"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        store.create(event("one", "x"));
        store.flush();

        assertThat(names(folder)).containsExactly("calendar.ics");
    }

    private FeedFile over(Path path, Absent absent) {
        return new FeedFile(new FeedAddress.Local(path), absent, spool, later);
    }

    private void put(String text) throws IOException {
        Files.writeString(file, text);
    }

    private SyncToken token() throws StoreException {
        return store.list(Optional.empty()).nextToken().orElseThrow();
    }

    private Stored found(String uid) throws StoreException {
        return ((Answer.Found) store.read(List.of(new Href(uid))).getFirst()).stored();
    }

    private static Fault fault(ThrowingCallable call) {
        var thrown = catchThrowableOfType(StoreException.class, call);
        assertThat(thrown).as("a StoreException").isNotNull();
        return thrown.fault();
    }
}
