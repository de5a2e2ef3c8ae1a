package io.calferry.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.profile.BookFile.Saving;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class BookFileTest {

    private static final Profile HOME = Examples.WORK_HOME;
    private static final Profile OTHER = HOME.withName("Other");
    private static final Profile SMALL = Examples.SMALLEST;
    private static final String ODD = "{\"id\": \"odd\",  \"spin\": 0.50}";

    @TempDir private Path folder;

    private BookFile file() {
        return new BookFile(folder.resolve("config/profiles.json"));
    }

    private BookFile with(String text) throws IOException {
        Files.createDirectories(file().path().resolveSibling(""));
        Files.writeString(file().path(), text);
        return file();
    }

    private static BookReading.Read read(Profile... profiles) {
        var book = ProfileBook.EMPTY;
        for (var profile : profiles) {
            book = book.put(profile);
        }
        return new BookReading.Read(book);
    }

    @Test
    void no_file_is_an_empty_book() {
        assertThat(file().read()).isEqualTo(read());
        assertThat(file().path()).doesNotExist();
    }

    @Test
    void what_was_changed_is_read() throws IOException {
        assertThat(file().change(book -> book.put(HOME))).isEqualTo(read(HOME));
        assertThat(file().change(book -> book.put(SMALL))).isEqualTo(read(HOME, SMALL));
        assertThat(file().read()).isEqualTo(read(HOME, SMALL));
        assertThat(new ProfileFile(file().path()).read())
                .isEqualTo(new Reading.Read(List.of(HOME, SMALL)));
        assertThat(files()).containsExactly("profiles.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_may_open_it() throws IOException {
        file().change(book -> book.put(HOME));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_change_that_changes_nothing_leaves_the_file_alone() throws IOException {
        var text = Examples.DOCUMENTED + "\n\n";

        with(text).change(book -> book.put(HOME).remove(HOME.id()).put(HOME));
        with(text).change(book -> book);

        assertThat(file().path()).hasContent(text);
    }

    @Test
    void a_profile_that_can_not_be_read_stays_in_the_file() throws IOException {
        var file = with("{\"version\":1,\"profiles\":[" + ODD + "]}");

        file.change(book -> book.put(HOME));

        assertThat(Files.readString(file.path())).contains(ODD);
        assertThat(((BookReading.Read) file.read()).book().profiles()).containsExactly(HOME);
    }

    @Test
    void a_file_that_is_not_understood_is_left_alone() throws IOException {
        var file = with("{ half");

        assertThat(file.change(book -> book.put(HOME))).isEqualTo(file.read());
        assertThat(file.save(Optional.empty(), HOME))
                .isEqualTo(new Saving.Refused(((BookReading.Refused) file.read()).problems()));
        assertThat(file.path()).hasContent("{ half");
        assertThat(files()).containsExactly("profiles.json");
    }

    @Test
    void what_somebody_else_writes_at_the_same_moment_is_kept() throws IOException {
        var file = with(ProfileText.print(List.of(HOME)));
        var seen = new ArrayList<List<Profile>>();

        var changed =
                file.change(
                        book -> {
                            seen.add(book.profiles());
                            if (seen.size() == 1) {
                                elsewhere(file, List.of(OTHER));
                            }
                            return book.put(SMALL);
                        });

        assertThat(changed).isEqualTo(read(OTHER, SMALL));
        assertThat(seen).containsExactly(List.of(HOME), List.of(OTHER));
        assertThat(file.read()).isEqualTo(changed);
    }

    @Test
    void a_file_that_is_removed_at_the_same_moment_is_made_anew() throws IOException {
        var file = with(ProfileText.print(List.of(HOME)));
        var seen = new ArrayList<List<Profile>>();

        file.change(
                book -> {
                    seen.add(book.profiles());
                    delete(file);
                    return book.put(SMALL);
                });

        assertThat(seen).containsExactly(List.of(HOME), List.of());
        assertThat(file.read()).isEqualTo(read(SMALL));
    }

    @Test
    void who_can_not_get_a_word_in_gives_up() throws IOException {
        var file = with(ProfileText.print(List.of(HOME)));
        var seen = new ArrayList<Profile>();

        assertThatThrownBy(
                        () ->
                                file.change(
                                        book -> {
                                            var mine = HOME.withName("v" + seen.size());
                                            seen.add(mine);
                                            elsewhere(file, List.of(mine));
                                            return book.put(SMALL);
                                        }))
                .isInstanceOf(IOException.class);
        assertThat(file.read()).isEqualTo(read(seen.getLast()));
    }

    @Test
    void an_edit_is_saved_only_over_what_was_edited() throws IOException {
        var file = file();

        assertThat(file.save(Optional.empty(), HOME))
                .isEqualTo(new Saving.Saved(read(HOME).book()));
        assertThat(file.save(Optional.of(HOME), OTHER))
                .isEqualTo(new Saving.Saved(read(OTHER).book()));
        assertThat(file.save(Optional.of(HOME), HOME.withName("Third")))
                .isEqualTo(new Saving.Other(Optional.of(OTHER)));
        assertThat(file.save(Optional.empty(), HOME))
                .isEqualTo(new Saving.Other(Optional.of(OTHER)));
        assertThat(file.save(Optional.of(SMALL), SMALL))
                .isEqualTo(new Saving.Other(Optional.empty()));
        assertThat(file.read()).isEqualTo(read(OTHER));
    }

    private static void elsewhere(BookFile file, List<Profile> profiles) {
        try {
            new ProfileFile(file.path()).write(profiles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(BookFile file) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(file().path().resolveSibling(""))) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void every_change_is_told_in_the_order_in_which_it_was_made() throws Exception {
        var file = file();
        var told = new CopyOnWriteArrayList<Integer>();
        file.listen(
                book -> {
                    // Whoever is told late would be overtaken here.
                    Thread.yield();
                    told.add(book.profiles().size());
                });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<BookReading>>();
            for (var number = 0; number < 50; number++) {
                all.add(
                        threads.submit(
                                () -> file.change(book -> book.importing(List.of(HOME)).book())));
            }
            for (var each : all) {
                each.get();
            }
        }
        assertThat(told).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void what_somebody_else_changed_is_told_once_when_one_looks() throws IOException {
        var told = new ArrayList<ProfileBook>();
        var file = file();
        file.listen(told::add);
        file.look();
        file().change(book -> book.put(HOME));
        file.look();
        file.look();
        assertThat(told).containsExactly(read(HOME).book());
        with("{");
        file.look();
        Files.delete(file.path());
        file.look();
        assertThat(told).hasSize(1);
        file().change(book -> book.put(SMALL));
        file.look();
        assertThat(told).containsExactly(read(HOME).book(), read(SMALL).book());
    }

    @Test
    void what_somebody_else_changed_is_told_when_it_is_read_for_that() throws IOException {
        var told = new ArrayList<ProfileBook>();
        var file = file();
        file.listen(told::add);
        file().change(book -> book.put(HOME));
        assertThat(told).isEmpty();
        assertThat(file.tell()).isEqualTo(read(HOME));
        assertThat(told).containsExactly(read(HOME).book());
        with("{");
        assertThat(file.tell()).isInstanceOf(BookReading.Refused.class);
        assertThat(told).hasSize(1);
    }
}
