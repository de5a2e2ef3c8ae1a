package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All Java is in the form that google-java-format gives it (AOSP style). To bring it there:
/// `mvn test -Dtest=FormatTest -Dformat.write=true`.
class FormatTest {

    private static final int WIDTH = 100;
    private static final Pattern DOC = Pattern.compile("\\s*///.*");
    private static final Pattern COMMENT = Pattern.compile("\\s*//(?!/).*");

    private final Formatter formatter =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

    @Test
    void every_source_is_formatted() throws Exception {
        var write = Boolean.getBoolean("format.write");
        var unformatted = new ArrayList<Path>();
        for (var file : sources()) {
            var now = Files.readString(file);
            var then = formatted(file, now);
            if (!then.equals(now)) {
                if (write) {
                    Files.writeString(file, then);
                } else {
                    unformatted.add(file);
                }
            }
        }

        assertThat(unformatted)
                .as("mvn test -Dtest=FormatTest -Dformat.write=true brings these into form")
                .isEmpty();
    }

    /// The formatter leaves documentation in this form alone, so its width is checked here.
    @Test
    void documentation_keeps_to_the_width() throws IOException {
        assertThat(lines().filter(line -> line.isDoc() && line.text().length() > WIDTH)).isEmpty();
    }

    /// Where the formatter wraps an overlong `///` line, the rest becomes a `//` line: a sentence
    /// that is documentation no more.
    @Test
    void documentation_is_not_broken_into_a_comment() throws IOException {
        assertThat(lines().filter(line -> line.isComment() && DOC.matcher(line.before()).matches()))
                .isEmpty();
    }

    private String formatted(Path file, String source) {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }

    private record Line(Path file, int number, String before, String text) {

        boolean isDoc() {
            return DOC.matcher(text).matches();
        }

        boolean isComment() {
            return COMMENT.matcher(text).matches();
        }

        @Override
        public String toString() {
            return file + ":" + number + ": " + text.strip();
        }
    }

    private static Stream<Line> lines() throws IOException {
        var all = new ArrayList<Line>();
        for (var file : sources()) {
            var before = "";
            var number = 0;
            for (var text : Files.readAllLines(file, UTF_8)) {
                all.add(new Line(file, ++number, before, text));
                before = text;
            }
        }
        return all.stream();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(House.root().resolve("app/src"))) {
            var sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
            assertThat(sources).hasSizeGreaterThan(20);
            return sources;
        }
    }
}
