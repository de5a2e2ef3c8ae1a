package io.calferry.cli;

import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

/// A progress bar as one line of text.
final class Bar {

    private static final int CELLS = 24;

    private Bar() {}

    /// What a run of a profile called `name` is at, in at most `width` columns.
    static String line(String name, Progress progress, int width) {
        var doing = name + ": " + doing(progress);
        if (progress.of() == 0 || progress.phase() == Phase.LISTING) {
            return cut(doing, width);
        }
        var share = Math.clamp((double) progress.done() / progress.of(), 0, 1);
        var full = (int) Math.round(share * CELLS);
        var bar = "[" + "=".repeat(full) + (full < CELLS ? ">" : "") + " ".repeat(rest(full)) + "]";
        return cut("%s %3d %%  %s".formatted(bar, (int) (share * 100), doing), width);
    }

    private static int rest(int full) {
        return Math.max(0, CELLS - full - 1);
    }

    private static String doing(Progress progress) {
        var count = Numbers.grouped(progress.done()) + " of " + Numbers.grouped(progress.of());
        return switch (progress.phase()) {
            case LISTING -> "looking";
            case READING -> "reading " + count;
            case WRITING -> "writing " + count;
        };
    }

    private static String cut(String text, int width) {
        var clean = Clean.text(text);
        return clean.length() <= width ? clean : clean.substring(0, width - 1) + ".";
    }
}
