package io.calferry.desktop;

import java.util.regex.Pattern;

/// What others wrote, as it can be shown: on one line, without what would turn or hide the rest.
public final class OneLine {

    private static final int LONGEST = 200;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private OneLine() {}

    public static String of(String text) {
        var line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
    }
}
