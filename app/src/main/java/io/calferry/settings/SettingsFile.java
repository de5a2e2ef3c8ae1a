package io.calferry.settings;

import io.calferry.profile.WholeFile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The file that settings stand in. Safe to use from several threads.
public final class SettingsFile {

    /// Many times what settings need.
    static final long LIMIT = 1 << 20;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path path;
    private final InstantSource clock;

    /// @param path of `settings.json`
    public SettingsFile(Path path, InstantSource clock) {
        this.path = path;
        this.clock = clock;
    }

    public Path path() {
        return path;
    }

    /// What came of reading the file. There are settings in any case.
    public sealed interface Loaded {

        Settings settings();

        /// @param ignored the fields that could not be understood, and so say what is usual
        record Read(Settings settings, List<String> ignored) implements Loaded {}

        /// The file made no sense, or another version wrote it; it lies elsewhere now, and the
        /// settings are the usual ones.
        record SetAside(Settings settings, Path where) implements Loaded {}

        /// The file can't be opened, or not be set aside; the settings are the usual ones.
        record NotReadable(Settings settings) implements Loaded {}
    }

    /// The settings; the usual ones where there is no file. Writes nothing, but moves away what
    /// makes no sense.
    public synchronized Loaded read() {
        try {
            return present()
                    .map(SettingsText::read)
                    .<Loaded>map(it -> new Loaded.Read(it.settings(), it.ignored()))
                    .orElse(new Loaded.Read(Settings.DEFAULT, List.of()));
        } catch (Corrupt _) {
            try {
                return new Loaded.SetAside(Settings.DEFAULT, setAside());
            } catch (IOException _) {
                return new Loaded.NotReadable(Settings.DEFAULT);
            }
        } catch (IOException _) {
            return new Loaded.NotReadable(Settings.DEFAULT);
        }
    }

    /// The settings, for somebody who can't say that a file was set aside: nothing is moved. Empty
    /// where the file makes no sense, or can't be opened.
    public synchronized Optional<Settings> glance() {
        try {
            return Optional.of(
                    present().map(it -> SettingsText.read(it).settings()).orElse(Settings.DEFAULT));
        } catch (Corrupt | IOException _) {
            return Optional.empty();
        }
    }

    /// What stands in the file makes no sense.
    private static final class Corrupt extends Exception {
        private static final long serialVersionUID = 1;
    }

    private Optional<Tree> present() throws IOException, Corrupt {
        String text;
        try {
            if (Files.size(path) > LIMIT) {
                throw new Corrupt();
            }
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (CharacterCodingException _) {
            throw new Corrupt();
        }
        Tree tree;
        try {
            tree = Tree.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException _) {
            throw new Corrupt();
        }
        if (SettingsText.isForeign(tree)) {
            throw new Corrupt();
        }
        return Optional.of(tree);
    }

    private Path setAside() throws IOException {
        var stem = path.getFileName() + ".corrupt-" + STAMP.format(clock.instant());
        var where = path.resolveSibling(stem);
        for (var number = 2; Files.exists(where); number++) {
            where = path.resolveSibling(stem + "-" + number);
        }
        return Files.move(path, where);
    }

    /// Changes what stands in the file now, and gives what stands in it then. Fields that are not
    /// known here are kept; a file that makes no sense is set aside first. Throws `IOException`
    /// where the file can't be read or written; then the old one stays.
    public synchronized Settings change(UnaryOperator<Settings> how) throws IOException {
        var tree = Tree.EMPTY;
        try {
            tree = present().orElse(Tree.EMPTY);
        } catch (Corrupt _) {
            setAside();
        }
        var settings = how.apply(SettingsText.read(tree).settings());
        var changed = tree.without("pauses").with(SettingsText.write(settings));
        if (!changed.equals(tree)) {
            new WholeFile(path).write(changed.print());
        }
        return settings;
    }
}
