package io.calferry.cli;

import io.calferry.cli.Line.Style;
import io.calferry.cli.Surroundings.Face;

import java.io.PrintStream;
import java.util.List;

/// Where lines are printed. A reader who goes away early, as `head` does, is no trouble: a print
/// stream keeps that to itself.
final class Screen {

    private final PrintStream out;
    private final PrintStream err;
    private final Inks inks;

    /// Whether to colour.
    enum Inks {
        COLOURS,
        PLAIN
    }

    Screen(PrintStream out, PrintStream err, Inks inks) {
        this.out = out;
        this.err = err;
        this.inks = inks;
    }

    /// Of a process: colours on a terminal only, and not where the user wants none
    /// (no-color.org).
    static Screen of(Surroundings surroundings) {
        var environment = surroundings.environment();
        var unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        var dumb = environment.getOrDefault("TERM", "").equals("dumb");
        var coloured = surroundings.face() == Face.TERMINAL && !unwanted && !dumb;
        return new Screen(
                surroundings.out(), surroundings.err(), coloured ? Inks.COLOURS : Inks.PLAIN);
    }

    Inks inks() {
        return inks;
    }

    /// To standard output.
    void print(Line line) {
        out.print(rendered(line) + "\n");
        out.flush();
    }

    void print(List<Line> lines) {
        lines.forEach(this::print);
    }

    void print(String text) {
        print(Line.of(text));
    }

    /// Text that this program made whole, such as usage help or JSON.
    void printOwn(String text) {
        out.print(text);
        out.flush();
    }

    /// To standard error.
    void complain(Line line) {
        out.flush();
        err.print(rendered(line) + "\n");
        err.flush();
    }

    void complain(String text) {
        complain(Line.of(text));
    }

    private String rendered(Line line) {
        var text = new StringBuilder();
        for (var piece : line.pieces()) {
            var clean = Clean.text(piece.text());
            if (inks == Inks.PLAIN || piece.style() == Style.PLAIN) {
                text.append(clean);
            } else {
                text.append("\u001B[").append(piece.style().code()).append('m');
                text.append(clean).append("\u001B[0m");
            }
        }
        return text.toString().stripTrailing();
    }
}
