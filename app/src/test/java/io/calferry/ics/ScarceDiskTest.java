package io.calferry.ics;

import static io.calferry.ics.Samples.calendar;
import static io.calferry.ics.Samples.event;
import static io.calferry.ics.Samples.names;
import static io.calferry.ics.Samples.vevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.Uid;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// On a real file system of 256 KiB, which only root can mount. Where root can't either, these
/// tests fail.
@EnabledIf("isRootOnLinux")
class ScarceDiskTest {

    private static final int SIZE = 256 * 1024;

    @TempDir private Path parent;
    @TempDir private Path roomy;
    private Path disk;

    static boolean isRootOnLinux() throws Exception {
        return System.getProperty("os.name").equals("Linux")
                && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(parent.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void a_folder_on_a_full_disk_keeps_what_it_has() throws Exception {
        var store = folder();
        store.create(event("one", "x"));
        var seen = found(store, "one.ics");
        fill();

        assertThat(fault(() -> store.create(event("two", "x")))).isEqualTo(noSpace(disk));
        assertThat(fault(() -> store.update(seen, large("one")))).isEqualTo(noSpace(disk));

        assertThat(names(disk)).containsExactly("filling", "one.ics");
        assertThat(found(store, "one.ics")).isEqualTo(seen);
        Files.delete(disk.resolve("filling"));
        store.create(event("two", "x"));
    }

    @Test
    void a_file_on_a_full_disk_stays_as_it_is() throws Exception {
        var store = file(disk);
        store.create(event("one", "x"));
        store.flush();
        var before = Files.readString(disk.resolve("calendar.ics"));
        fill();

        store.create(large("two"));
        assertThat(fault(store::flush)).isEqualTo(noSpace(disk));

        assertThat(Files.readString(disk.resolve("calendar.ics"))).isEqualTo(before);
        assertThat(names(disk)).containsExactly("calendar.ics", "filling");
        store.close();
    }

    @Test
    void a_download_that_finds_no_room_says_so() throws Exception {
        try (var server = new FeedServer()) {
            server.gives(large("one").text());
            fill();
            var store =
                    FeedStore.open(
                            new FeedAddress.Web(server.at("/feed.ics")),
                            HttpSettings.of("Test"),
                            new SignIn.None(),
                            disk,
                            InstantSource.system());

            assertThat(fault(() -> store.list(Optional.empty()))).isEqualTo(noSpace(disk));
            assertThat(names(disk)).containsExactly("filling");
            store.close();
        }
    }

    @Test
    void changes_that_find_no_room_to_wait_say_so() throws Exception {
        fill();
        var store =
                new FeedFile(
                        new FeedAddress.Local(roomy.resolve("calendar.ics")),
                        Absent.IS_CREATED,
                        disk,
                        InstantSource.system());

        assertThat(fault(() -> store.create(large("one")))).isEqualTo(noSpace(disk));
        store.close();
        assertThat(names(disk)).containsExactly("filling");
    }

    @Test
    void a_disk_that_may_not_be_written_to_is_read_only() throws Exception {
        var folder = folder();
        folder.create(event("one", "x"));
        var seen = found(folder, "one.ics");
        Files.writeString(disk.resolve("calendar.ics"), calendar(vevent("two", "x")));
        run("mount", "-o", "remount,ro", disk.toString());
        var readOnly = new Fault.ReadOnly(disk.toString());

        assertThat(fault(() -> folder.create(event("three", "x")))).isEqualTo(readOnly);
        assertThat(fault(() -> folder.update(seen, event("one", "y")))).isEqualTo(readOnly);
        assertThat(fault(() -> folder.delete(seen))).isEqualTo(readOnly);
        var file = file(disk);
        file.create(event("three", "x"));
        assertThat(fault(file::flush)).isEqualTo(readOnly);
        file.close();

        assertThat(names(disk)).containsExactly("calendar.ics", "one.ics");
        assertThat(found(folder, "one.ics")).isEqualTo(seen);
    }

    private FolderStore folder() {
        return new FolderStore(disk, Absent.IS_CREATED, InstantSource.system());
    }

    private FeedFile file(Path folder) {
        return new FeedFile(
                new FeedAddress.Local(folder.resolve("calendar.ics")),
                Absent.IS_CREATED,
                roomy,
                InstantSource.system());
    }

    /// Larger than what is left on a filled disk, and smaller than an empty one.
    private static CalendarObject large(String uid) {
        return new CalendarObject(
                new Uid(uid), calendar(vevent(uid, "x\r\nDESCRIPTION:" + "y".repeat(100_000))));
    }

    /// Takes all room that is left.
    private void fill() throws Exception {
        try (var out = Files.newOutputStream(disk.resolve("filling"))) {
            while (true) {
                out.write(new byte[512]);
            }
        } catch (java.io.IOException full) {
            assertThat(Files.getFileStore(disk).getUsableSpace()).isZero();
        }
    }

    private static void run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), said).isZero();
    }

    private static Stored found(Store store, String href) throws StoreException {
        return ((Answer.Found) store.read(List.of(new Href(href))).getFirst()).stored();
    }

    private static Fault noSpace(Path where) {
        return new Fault.Refused(Fault.Refused.Why.NO_SPACE, where.toString());
    }

    private static Fault fault(ThrowingCallable call) {
        var thrown = catchThrowableOfType(StoreException.class, call);
        assertThat(thrown).as("a StoreException").isNotNull();
        return thrown.fault();
    }
}
