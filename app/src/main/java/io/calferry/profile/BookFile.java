package io.calferry.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The file of a [ProfileBook], which the terminal, a person with an editor and another window may
/// change at any time. Safe to use from several threads.
public final class BookFile {

    /// Whoever changes the file more often than that, while it is being changed, does nothing else.
    private static final int ATTEMPTS = 10;

    private final Path path;
    private final ProfileFile file;
    private final List<Consumer<ProfileBook>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<Problem>>> refusals = new CopyOnWriteArrayList<>();
    private Optional<Stamp> seen = Optional.empty();

    /// What tells one state of the file from another without reading it.
    private record Stamp(FileTime changed, long size) {}

    /// @param path of `profiles.json`
    public BookFile(Path path) {
        this.path = path;
        this.file = new ProfileFile(path);
    }

    public Path path() {
        return path;
    }

    /// The book; an empty one where there is no file. Changes nothing on disk.
    public BookReading read() {
        try {
            return read(file.text());
        } catch (Json.Flawed e) {
            return new BookReading.Refused(List.of(e.problem()));
        }
    }

    private static BookReading read(Optional<String> text) {
        return text.map(BookText::parse).orElse(new BookReading.Read(ProfileBook.EMPTY));
    }

    /// Has `listener` told what stands in the file whenever that is changed here or [#tell]s it, in
    /// that order, by the thread that does so. It must come back at once.
    public void listen(Consumer<ProfileBook> listener) {
        listeners.add(listener);
    }

    /// Has `listener` told why, where [#look] meets a file that can't be understood, by the thread
    /// that looks: nobody has asked for it then who would hear it. It must come back at once.
    public void listenRefused(Consumer<List<Problem>> listener) {
        refusals.add(listener);
    }

    /// The same as [#read], of which the listeners are told, too: somebody else may have changed
    /// the file.
    public synchronized BookReading tell() {
        seen = stamp();
        return told(read());
    }

    /// The same as [#tell] where the file is another one than when it was told last, as far as its
    /// time stamp and its size say. A file that is gone is about to be replaced: nobody is told.
    public synchronized void look() {
        if (stamp().filter(it -> !seen.equals(Optional.of(it))).isPresent()
                && tell() instanceof BookReading.Refused(var problems)) {
            refusals.forEach(it -> it.accept(problems));
        }
    }

    private Optional<Stamp> stamp() {
        try {
            var now = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Stamp(now.lastModifiedTime(), now.size()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private BookReading told(BookReading reading) {
        if (reading instanceof BookReading.Read(var book)) {
            listeners.forEach(it -> it.accept(book));
        }
        return reading;
    }

    /// Changes what stands in the file now, and gives what stands in it then. Where somebody else
    /// changes the file at the same moment it is read and changed again, so `how` may be asked
    /// several times. A file that is [BookReading.Refused] is left as it is.
    ///
    /// Throws what `how` throws, and `IOException` where the file can't be written; then the old
    /// one stays.
    public synchronized BookReading change(UnaryOperator<ProfileBook> how) throws IOException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                var before = file.text();
                if (!(read(before) instanceof BookReading.Read(var book))) {
                    return read(before);
                }
                var changed = how.apply(book);
                if (changed.equals(book) || write(changed, before)) {
                    return told(new BookReading.Read(changed));
                }
            } catch (Json.Flawed e) {
                return new BookReading.Refused(List.of(e.problem()));
            }
        }
        throw new IOException("somebody else keeps changing " + path);
    }

    private boolean write(ProfileBook book, Optional<String> over) throws IOException {
        return new WholeFile(path).write(BookText.print(book), () -> isStill(over));
    }

    private boolean isStill(Optional<String> text) {
        try {
            return file.text().equals(text);
        } catch (Json.Flawed _) {
            return false;
        }
    }

    /// Puts `now` in the place of `was`, or adds it where `was` is empty, unless somebody else
    /// changed or removed that profile in the meantime, or took its id. Throws as [#change] does,
    /// and `IllegalArgumentException` for a profile that has [ProfileBook#problems].
    public Saving save(Optional<Profile> was, Profile now) throws IOException {
        var met = new Met();
        var reading =
                change(
                        book -> {
                            met.there = book.profile(now.id());
                            return met.there.equals(was) ? book.put(now) : book;
                        });
        return switch (reading) {
            case BookReading.Refused(var problems) -> new Saving.Refused(problems);
            case BookReading.Read(var book) ->
                    met.there.equals(was) ? new Saving.Saved(book) : new Saving.Other(met.there);
        };
    }

    /// What stood in the file at the last attempt.
    private static final class Met {
        private Optional<Profile> there = Optional.empty();
    }

    /// What came of saving a profile.
    public sealed interface Saving {

        record Saved(ProfileBook book) implements Saving {}

        /// Another profile stands there than the one that was edited; nothing was written.
        ///
        /// @param there what does, if anything
        record Other(Optional<Profile> there) implements Saving {}

        /// The file can't be understood; nothing was written.
        record Refused(List<Problem> problems) implements Saving {}
    }
}
