package io.calferry.caldav;

import io.calferry.sync.Version;

import java.util.Optional;

/// Entity tags (RFC 9110 section 8.8.3) as servers write them.
final class ETags {

    private ETags() {}

    /// With its quotes, which some servers leave out; empty where there is none.
    static Optional<Version> parse(String text) {
        var tag = text.strip();
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        var quoted = tag.startsWith("\"") || tag.startsWith("W/\"");
        return Optional.of(new Version(quoted ? tag : '"' + tag + '"'));
    }

    static boolean weak(Version version) {
        return version.value().startsWith("W/");
    }

    /// The same tag as a strong one.
    static Version strong(Version weak) {
        return new Version(weak.value().substring(2));
    }
}
