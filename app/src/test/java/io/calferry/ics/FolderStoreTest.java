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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

class FolderStoreTest {

    @TempDir private Path folder;

    /// So late that every file is old enough to be trusted by its stamp.
    private final InstantSource later = () -> Instant.now().plus(Duration.ofMinutes(1));

    // listing

    @Test
    void every_visible_ics_file_is_listed_by_its_name() throws Exception {
        put("b.ics", calendar(vevent("two", "x")));
        put("A.ICS", calendar(vevent("one", "x")));
        put(".hidden.ics", "x");
        put("b.ics~", "x");
        put("b.ics.tmp", "x");
        put("readme.txt", "x");
        Files.createDirectory(folder.resolve("sub.ics"));
        Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("c.ics"), "x");

        var listing = (Listing.Full) store().list(Optional.empty());

        assertThat(listing.places())
                .extracting(p -> p.href().value())
                .containsExactly("A.ICS", "b.ics");
    }

    @Test
    void an_unchanged_folder_is_an_empty_delta_with_the_same_token() throws Exception {
        put("a.ics", calendar(vevent("one", "x")));
        var token = token();

        assertThat(store().list(Optional.of(token)))
                .isEqualTo(new Listing.Delta(List.of(), List.of(), token));
    }

    @Test
    void a_delta_names_what_was_added_changed_and_removed() throws Exception {
        put("stays.ics", calendar(vevent("one", "x")));
        put("changes.ics", calendar(vevent("two", "x")));
        put("goes.ics", calendar(vevent("three", "x")));
        var token = token();

        put("changes.ics", calendar(vevent("two", "y")));
        put("comes.ics", calendar(vevent("four", "x")));
        Files.delete(folder.resolve("goes.ics"));

        var delta = (Listing.Delta) store().list(Optional.of(token));
        assertThat(delta.changed())
                .extracting(p -> p.href().value())
                .containsExactly("changes.ics", "comes.ics");
        assertThat(delta.gone()).containsExactly(new Href("goes.ics"));
    }

    @Test
    void a_file_in_whose_place_another_of_the_same_size_and_time_was_moved_is_seen()
            throws Exception {
        var file = put("a.ics", calendar(vevent("one", "x")));
        var token = token();

        var other = put("other", calendar(vevent("one", "y")));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        var delta = (Listing.Delta) store().list(Optional.of(token));
        assertThat(delta.changed()).extracting(Place::href).containsExactly(new Href("a.ics"));
    }

    @Test
    void a_file_that_is_younger_than_the_tick_of_its_file_system_is_hashed_again()
            throws Exception {
        var file = put("a.ics", calendar(vevent("one", "x")));
        var written = Files.getLastModifiedTime(file).toInstant();
        var content = Files.readAllBytes(file);

        assertThat(FileStamp.cheap(file).settled(written.plusSeconds(1))).isFalse();
        assertThat(FileStamp.cheap(file).settled(written.plusSeconds(60))).isTrue();
        var young = new FolderLook(folder, () -> written).picture(FolderPicture.NOTHING);
        assertThat(young.files())
                .containsOnly(
                        java.util.Map.entry("a.ics", Sighting.of(Sighting.UNSETTLED, content)));
        var old =
                new FolderLook(folder, () -> written.plusSeconds(60))
                        .picture(FolderPicture.NOTHING);
        assertThat(old.files())
                .containsOnly(
                        java.util.Map.entry(
                                "a.ics", Sighting.of(FileStamp.cheap(file).stamp(), content)));
    }

    @Test
    void touching_a_file_is_no_change() throws Exception {
        var file = put("a.ics", calendar(vevent("one", "x")));
        var token = token();
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        var delta = (Listing.Delta) store().list(Optional.of(token));

        assertThat(delta.changed()).isEmpty();
        assertThat(delta.gone()).isEmpty();
    }

    @Test
    void a_token_of_another_folder_or_another_kind_leads_to_a_full_listing(@TempDir Path other)
            throws Exception {
        put("a.ics", calendar(vevent("one", "x")));
        var elsewhere = over(other).list(Optional.empty()).nextToken().orElseThrow();

        for (var token :
                List.of(
                        elsewhere,
                        new SyncToken(""),
                        new SyncToken("folder1."),
                        new SyncToken("folder1.!"),
                        new SyncToken("folder1.AAAA"),
                        new SyncToken(token().value().substring(0, 40)),
                        new SyncToken("https://example.org/ns/sync/1"))) {
            var listing = store().list(Optional.of(token));
            assertThat(listing).isInstanceOf(Listing.Full.class);
            assertThat(((Listing.Full) listing).places()).hasSize(1);
        }
    }

    @Test
    void files_of_one_uid_are_each_listed_by_their_own_name() throws Exception {
        put("a.ics", calendar(vevent("one", "x")));
        put("b.ics", calendar(vevent("one", "x")));

        assertThat(((Listing.Full) store().list(Optional.empty())).places())
                .extracting(p -> p.href().value())
                .containsExactly("a.ics", "b.ics");
        assertThat(found("a.ics").object()).isEqualTo(found("b.ics").object());
    }

    // reading

    @Test
    void a_file_is_read_as_it_stands() throws Exception {
        var text = calendar(vevent("one", "Grüße")).replace("\r\n", "\n");
        put("some name.ics", text);

        var listed = ((Listing.Full) store().list(Optional.empty())).places().getFirst();

        assertThat(found("some name.ics"))
                .isEqualTo(new Stored(listed, new CalendarObject(new Uid("one"), text)));
    }

    @Test
    void a_byte_order_mark_is_passed_over_and_another_charset_is_repaired() throws Exception {
        var text = calendar(vevent("one", "Grüße"));
        put("bom.ics", "\uFEFF" + text);
        Files.write(folder.resolve("latin.ics"), text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(found("bom.ics").object().text()).isEqualTo(text);
        assertThat(found("latin.ics").object().text()).contains("SUMMARY:Grüße\r\n");
    }

    @Test
    void an_object_without_a_uid_gets_one_that_stays_when_it_is_edited() throws Exception {
        put("a.ics", calendar(vevent("", "x")).replace("UID:\r\n", ""));
        var first = found("a.ics").object();
        put("a.ics", calendar(vevent("", "y")).replace("UID:\r\n", ""));
        var second = found("a.ics").object();

        assertThat(second.uid()).isEqualTo(first.uid());
        assertThat(second.text()).contains("UID:" + first.uid() + "\r\n", "SUMMARY:y\r\n");
    }

    @Test
    void what_cannot_be_read_is_listed_and_unread_for_itself_alone() throws Exception {
        put("good.ics", calendar(vevent("one", "x")));
        put("empty.ics", "");
        put("half.ics", calendar(vevent("two", "x")).substring(0, 150));
        put("page.ics", "<!DOCTYPE html><html><body>Not found</body></html>");
        put("none.ics", calendar());
        put("many.ics", calendar(vevent("three", "x"), vevent("four", "x")));
        Files.createSymbolicLink(folder.resolve("dangling.ics"), Path.of("nowhere.ics"));
        Files.createSymbolicLink(folder.resolve("loop.ics"), Path.of("loop.ics"));
        try (var huge =
                Files.newByteChannel(
                        folder.resolve("huge.ics"),
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE_NEW)) {
            huge.position(10 << 20).write(java.nio.ByteBuffer.wrap(new byte[1]));
        }
        var hrefs =
                ((Listing.Full) store().list(Optional.empty()))
                        .places().stream().map(Place::href).toList();
        assertThat(hrefs).hasSize(9);

        assertThat(store().read(hrefs))
                .allSatisfy(
                        answer -> {
                            if (answer.href().value().equals("good.ics")) {
                                assertThat(answer).isInstanceOf(Answer.Found.class);
                            } else {
                                assertThat(answer).isInstanceOf(Answer.Unread.class);
                                assertThat(((Answer.Unread) answer).fault().endsRun()).isFalse();
                            }
                        });
        assertThat(answer("half.ics")).isEqualTo(unread("half.ics", "cut off: no END:VCALENDAR"));
        assertThat(answer("many.ics"))
                .isEqualTo(unread("many.ics", "several calendar objects in one file"));
        assertThat(answer("huge.ics"))
                .isEqualTo(unread("huge.ics", "huge.ics is larger than 10 MB"));
        assertThat(answer("dangling.ics"))
                .isEqualTo(unread("dangling.ics", "dangling.ics leads nowhere"));
    }

    @Test
    void a_pipe_is_not_waited_for() throws Exception {
        assertThat(
                        new ProcessBuilder("mkfifo", folder.resolve("pipe.ics").toString())
                                .start()
                                .waitFor())
                .isZero();

        assertThat(((Listing.Full) store().list(Optional.empty())).places()).hasSize(1);
        assertThat(answer("pipe.ics")).isEqualTo(unread("pipe.ics", "pipe.ics is not a file"));
    }

    @Test
    void a_half_written_file_is_another_version_once_it_is_whole() throws Exception {
        var text = calendar(vevent("one", "x"));
        put("a.ics", text.substring(0, 100));
        var token = token();
        put("a.ics", text);

        var delta = (Listing.Delta) store().list(Optional.of(token));

        assertThat(delta.changed()).containsExactly(found("a.ics").place());
    }

    @Test
    void a_file_that_vanished_is_gone_and_so_is_one_that_never_was() throws Exception {
        assertThat(store().read(List.of(new Href("a.ics"), new Href("../a.ics"), new Href("/a"))))
                .containsExactly(
                        new Answer.Gone(new Href("a.ics")),
                        new Answer.Gone(new Href("../a.ics")),
                        new Answer.Gone(new Href("/a")));
    }

    @Test
    void nothing_is_gone_when_the_whole_folder_is() throws Exception {
        put("a.ics", calendar(vevent("one", "x")));
        var token = token();
        Files.delete(folder.resolve("a.ics"));
        Files.delete(folder);

        var missing = new Fault.Missing(folder.toString());
        for (var absent : Absent.values()) {
            var store = new FolderStore(folder, absent, later);
            assertThat(fault(() -> store.list(Optional.of(token)))).isEqualTo(missing);
            assertThat(fault(() -> store.read(List.of(new Href("a.ics"))))).isEqualTo(missing);
        }
        Files.createDirectory(folder);
    }

    // the folder itself

    @Test
    void a_source_that_is_not_there_is_missing() {
        var nowhere = folder.resolve("nowhere");
        var store = new FolderStore(nowhere, Absent.IS_A_FAULT, later);

        assertThat(fault(() -> store.list(Optional.empty())))
                .isEqualTo(new Fault.Missing(nowhere.toString()));
        assertThat(fault(() -> store.create(event("one", "x"))))
                .isEqualTo(new Fault.Missing(nowhere.toString()));
    }

    @Test
    void a_target_that_is_not_there_is_created_by_the_first_write_and_not_before()
            throws Exception {
        var target = folder.resolve("calendar");
        var store = over(target);

        assertThat(((Listing.Full) store.list(Optional.empty())).places()).isEmpty();
        assertThat(target).doesNotExist();
        store.create(event("one", "x"));
        assertThat(names(target)).containsExactly("one.ics");
    }

    @Test
    void a_target_without_a_parent_is_missing() {
        var deep = folder.resolve("not").resolve("there");

        assertThat(fault(() -> over(deep).list(Optional.empty())))
                .isEqualTo(new Fault.Missing(deep.toString()));
        assertThat(fault(() -> over(deep).create(event("one", "x"))))
                .isEqualTo(new Fault.Missing(deep.toString()));
    }

    @Test
    void a_file_is_not_a_folder() throws Exception {
        var file = put("a.ics", calendar(vevent("one", "x")));

        assertThat(fault(() -> over(file).list(Optional.empty())))
                .isEqualTo(
                        new Fault.Unreadable(
                                Fault.Unreadable.Why.NOT_A_CALENDAR, file + " is not a folder"));
    }

    // creating

    @Test
    void what_is_created_is_byte_for_byte_what_was_given_and_no_other_file_is_left()
            throws Exception {
        var object = event("one", "Grüße 🎉");
        var written = store().create(object);

        assertThat(names(folder)).containsExactly("one.ics");
        assertThat(Files.readString(folder.resolve("one.ics"))).isEqualTo(object.text());
        assertThat(found("one.ics")).isEqualTo(new Stored(written.place(), object));
        assertThat(((Listing.Full) store().list(Optional.empty())).places())
                .containsExactly(written.place());
    }

    @Test
    void a_repeated_create_meets_its_own_work() throws Exception {
        store().create(event("one", "x"));

        assertThat(fault(() -> store().create(event("one", "y")))).isEqualTo(stale("one.ics"));
        assertThat(found("one.ics").object()).isEqualTo(event("one", "x"));
    }

    @Test
    void a_uid_that_stands_in_a_file_of_another_name_is_taken() throws Exception {
        put("lunch.ics", calendar(vevent("one", "x")));
        var store = store();
        store.list(Optional.empty());
        assertThat(fault(() -> store.create(event("one", "y")))).isEqualTo(stale("lunch.ics"));

        put("dinner.ics", calendar(vevent("two", "x")));
        assertThat(fault(() -> store.create(event("two", "y")))).isEqualTo(stale("dinner.ics"));

        Files.delete(folder.resolve("dinner.ics"));
        store.create(event("two", "y"));
        assertThat(names(folder)).containsExactly("lunch.ics", "two.ics");
    }

    @Test
    void a_uid_that_another_program_adds_to_a_large_folder_is_taken() throws Exception {
        for (var i = 0; i < 200; i++) {
            put(i + ".ics", calendar(vevent("uid-" + i, "x")));
        }
        var store = store();
        store.list(Optional.empty());
        store.create(event("mine", "x"));
        // Wait for a tick of the file system's clock, so that the folder's time moves.
        var before = Files.getLastModifiedTime(folder);
        do {
            put("other.ics", calendar(vevent("theirs", "x")));
            Files.move(
                    folder.resolve("other.ics"),
                    folder.resolve("another.ics"),
                    StandardCopyOption.REPLACE_EXISTING);
        } while (Files.getLastModifiedTime(folder).equals(before));

        assertThat(fault(() -> store.create(event("theirs", "y")))).isEqualTo(stale("another.ics"));
    }

    @Test
    void a_name_that_is_taken_by_another_object_is_not_overwritten() throws Exception {
        put("one.ics", calendar(vevent("another", "x")));

        assertThat(fault(() -> store().create(event("one", "y")))).isEqualTo(stale("one.ics"));
        assertThat(found("one.ics").object()).isEqualTo(event("another", "x"));
        assertThat(names(folder)).containsExactly("one.ics");
    }

    @Test
    void of_many_threads_that_create_one_uid_one_does() throws Exception {
        var store = store();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var tries =
                    threads.invokeAll(
                            java.util.stream.IntStream.range(0, 20)
                                    .mapToObj(
                                            i ->
                                                    (java.util.concurrent.Callable<Boolean>)
                                                            () -> created(store, "t" + i))
                                    .toList());
            var successes = 0;
            for (var attempt : tries) {
                successes += attempt.get() ? 1 : 0;
            }
            assertThat(successes).isEqualTo(1);
        }
        assertThat(names(folder)).containsExactly("one.ics");
    }

    private static boolean created(FolderStore store, String title) throws StoreException {
        try {
            store.create(event("one", title));
            return true;
        } catch (StoreException refused) {
            assertThat(refused.fault()).isEqualTo(stale("one.ics"));
            return false;
        }
    }

    // updating and deleting

    @Test
    void an_update_replaces_the_version_that_was_seen_and_keeps_the_permissions() throws Exception {
        var file = put("lunch.ics", calendar(vevent("one", "x")));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        var written = store().update(found("lunch.ics"), event("one", "y"));

        assertThat(found("lunch.ics")).isEqualTo(new Stored(written.place(), event("one", "y")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(names(folder)).containsExactly("lunch.ics");
    }

    @Test
    void an_update_follows_a_link(@TempDir Path elsewhere) throws Exception {
        var real = Files.writeString(elsewhere.resolve("real"), calendar(vevent("one", "x")));
        Files.createSymbolicLink(folder.resolve("a.ics"), real);

        store().update(found("a.ics"), event("one", "y"));

        assertThat(Files.isSymbolicLink(folder.resolve("a.ics"))).isTrue();
        assertThat(Files.readString(real)).isEqualTo(event("one", "y").text());
        assertThat(names(elsewhere)).containsExactly("real");
    }

    @Test
    void what_another_program_changed_is_neither_overwritten_nor_deleted() throws Exception {
        var file = put("a.ics", calendar(vevent("one", "x")));
        var seen = found("a.ics");
        var time = Files.getLastModifiedTime(file);
        put("a.ics", calendar(vevent("one", "z")));
        Files.setLastModifiedTime(file, time);

        assertThat(fault(() -> store().update(seen, event("one", "y")))).isEqualTo(stale("a.ics"));
        assertThat(fault(() -> store().delete(seen))).isEqualTo(stale("a.ics"));
        assertThat(found("a.ics").object()).isEqualTo(event("one", "z"));
        assertThat(names(folder)).containsExactly("a.ics");
    }

    @Test
    void an_update_of_what_is_gone_is_stale_and_deleting_it_is_success() throws Exception {
        var file = put("a.ics", calendar(vevent("one", "x")));
        var seen = found("a.ics");
        Files.delete(file);

        assertThat(fault(() -> store().update(seen, event("one", "y")))).isEqualTo(stale("a.ics"));
        store().delete(seen);
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void what_is_deleted_is_gone_and_its_uid_is_free_again() throws Exception {
        var store = store();
        store.create(event("one", "x"));
        store.delete(found("one.ics"));
        assertThat(answer("one.ics")).isEqualTo(new Answer.Gone(new Href("one.ics")));

        store.create(event("one", "y"));
        assertThat(found("one.ics").object()).isEqualTo(event("one", "y"));
    }

    @Test
    void what_a_killed_process_left_behind_is_removed_after_a_day() throws Exception {
        var old = put(".calferry-1-1.tmp", "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        put(".calferry-1-2.tmp", "x");

        store().create(event("one", "x"));

        assertThat(names(folder)).containsExactly(".calferry-1-2.tmp", "one.ics");
    }

    private FolderStore store() {
        return over(folder);
    }

    private FolderStore over(Path path) {
        return new FolderStore(path, Absent.IS_CREATED, later);
    }

    private SyncToken token() throws StoreException {
        return store().list(Optional.empty()).nextToken().orElseThrow();
    }

    private Path put(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Answer answer(String name) throws StoreException {
        return store().read(List.of(new Href(name))).getFirst();
    }

    private Stored found(String name) throws StoreException {
        return ((Answer.Found) answer(name)).stored();
    }

    private static Answer unread(String name, String detail) {
        return new Answer.Unread(
                new Href(name), new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail));
    }

    private static Fault stale(String name) {
        return new Fault.Stale(new Href(name));
    }

    private static Fault fault(ThrowingCallable call) {
        var thrown = catchThrowableOfType(StoreException.class, call);
        assertThat(thrown).as("a StoreException").isNotNull();
        return thrown.fault();
    }
}
