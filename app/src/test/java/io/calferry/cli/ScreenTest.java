package io.calferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.cli.Line.Style;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ScreenTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Screen screen(Screen.Inks inks) {
        var stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        return new Screen(stream, stream, inks);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_style_is_written_round_its_piece_alone() {
        screen(Screen.Inks.COLOURS).print(Line.of("a ").and(Style.NEW, "b").and(" c"));
        assertThat(printed()).isEqualTo("a \u001B[32mb\u001B[0m c\n");
    }

    @Test
    void without_colours_there_is_text_alone() {
        screen(Screen.Inks.PLAIN).print(Line.of(Style.ATTENTION, "b").and("  "));
        assertThat(printed()).isEqualTo("b\n");
    }

    @Test
    void what_a_terminal_would_obey_is_shown_as_a_mark() {
        screen(Screen.Inks.COLOURS).print("a\u001B[2J\u0000\u009B1m\u202Eb\tc\nd\u2028e🎬");
        assertThat(printed()).isEqualTo("a\uFFFD[2J\uFFFD\uFFFD1m\uFFFDb c d\uFFFDe🎬\n");
    }

    @Test
    void a_reader_who_went_away_is_no_trouble() {
        var gone =
                new PrintStream(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("Broken pipe");
                            }
                        },
                        false,
                        StandardCharsets.UTF_8);
        var screen = new Screen(gone, gone, Screen.Inks.PLAIN);
        screen.print("a");
        screen.complain("b");
        assertThat(gone.checkError()).isTrue();
    }

    @Test
    void columns_are_as_wide_as_they_must_be() {
        var table =
                new Table(
                        List.of(Table.left("Name"), Table.right("New")),
                        List.of(
                                List.of(Line.of("日本🎬"), Line.of("1")),
                                List.of(Line.of("a"), Line.of("1,000"))));
        screen(Screen.Inks.PLAIN).print(table.lines());
        assertThat(printed())
                .isEqualTo(
                        """
                        Name     New
                        日本🎬        1
                        a      1,000
                        """);
    }

    @Test
    void a_document_is_json_that_gives_no_orders_to_a_terminal() {
        assertThat(
                        JsonText.of(
                                JsonText.object(
                                        "text", "\"\\\n\t\u001B\u009B\u2028ü🎬" + (char) 0xD800,
                                        "list", List.of(1, 2.5, true),
                                        "none", Optional.empty(),
                                        "some", Optional.of("x"),
                                        "empty", List.of(),
                                        "nothing", Map.of())))
                .isEqualTo(
                        """
                        {
                          "text": "\\"\\\\\\n\\u0009\\u001b\\u009b\\u2028ü🎬\\ud800",
                          "list": [
                            1,
                            2.5,
                            true
                          ],
                          "none": null,
                          "some": "x",
                          "empty": [],
                          "nothing": {}
                        }
                        """);
    }

    @Test
    void a_bar_tells_how_far_a_run_is() {
        assertThat(Bar.line("Work", new Progress(Phase.LISTING, 1, 2), 78))
                .isEqualTo("Work: looking");
        assertThat(Bar.line("Work", new Progress(Phase.WRITING, 1_240, 10_000), 78))
                .isEqualTo("[===>                    ]  12 %  Work: writing 1,240 of 10,000");
        assertThat(Bar.line("Work", new Progress(Phase.READING, 5, 5), 78))
                .isEqualTo("[========================] 100 %  Work: reading 5 of 5");
        assertThat(Bar.line("Work\u001B", new Progress(Phase.READING, 0, 5), 20)).hasSize(20);
    }
}
