package io.calferry.desktop;

import java.util.Locale;

/// The names of constants as they stand in keys of bundles, in style classes and in reports.
public final class Keys {

    private Keys() {}

    /// Such as `in-process`.
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
