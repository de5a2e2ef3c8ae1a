package io.calferry.shape;

import io.calferry.ical.Property;
import io.calferry.sync.Fingerprint;
import io.calferry.sync.Origin;
import io.calferry.sync.Side;
import io.calferry.sync.Uid;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What `X-CALFERRY-ORIGIN` says: the [Origin] of what we wrote, which UID it was written for, and
/// whose the object is. One line of a calendar object, in characters that no server escapes:
///
///     1/work-home/L/C/6Zq…43 characters/Xk3…12 characters
///
/// @param kind whose the object is that carries it
/// @param made the short hash of the UID it was written for
record Mark(Origin origin, Kind kind, String made) {

    static final String NAME = "X-CALFERRY-ORIGIN";

    private static final String FORMAT = "1";
    private static final int SHORT = 9;

    /// Whose the object is that carries a mark.
    enum Kind {
        /// We made it: nothing in it is its side's own but what was added since.
        COPY,
        /// It was there before we wrote to it, or holds what only its side knows.
        ORIGINAL;

        private String letter() {
            return name().substring(0, 1);
        }
    }

    static Mark of(Origin origin, Kind kind, Uid uid) {
        return new Mark(origin, kind, hash(uid));
    }

    /// Whether it was written for the object it stands in, and not copied along by someone.
    boolean standsIn(Uid uid) {
        return made.equals(hash(uid));
    }

    String value() {
        return String.join(
                "/",
                FORMAT,
                URLEncoder.encode(origin.profile(), StandardCharsets.UTF_8),
                letter(origin.from()),
                kind.letter(),
                base64(sent().bytes()),
                made);
    }

    private Fingerprint sent() {
        return origin.sent()
                .orElseThrow(() -> new IllegalStateException("what we send is sent whole"));
    }

    /// The same on what is written so far.
    Mark at(Origin.Stage stage) {
        return new Mark(origin.at(stage), kind, made);
    }

    /// Reads the line of a calendar object. A store that takes several requests for an object says
    /// in a parameter that some of them are still to come.
    static Optional<Mark> parse(Property line) {
        var mark = parse(line.text());
        return switch (line.parameter("X-CALFERRY-STAGE").orElse("")) {
            case "BEGUN" -> mark.map(it -> it.at(new Origin.Stage.Making()));
            case "CHANGING" -> mark.map(it -> it.at(new Origin.Stage.Changing()));
            default -> mark;
        };
    }

    /// Reads what [#value] wrote; empty for anything else, such as a format that is newer.
    static Optional<Mark> parse(String value) {
        var parts = value.strip().split("/", -1);
        if (parts.length != 6 || !parts[0].equals(FORMAT)) {
            return Optional.empty();
        }
        try {
            var profile = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            var sent = Fingerprint.of(Base64.getUrlDecoder().decode(parts[4]));
            return side(parts[2])
                    .flatMap(
                            side ->
                                    kind(parts[3])
                                            .map(
                                                    kind ->
                                                            new Mark(
                                                                    new Origin(profile, side, sent),
                                                                    kind,
                                                                    parts[5])));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String letter(Side side) {
        return side.name().substring(0, 1);
    }

    private static Optional<Side> side(String letter) {
        return Arrays.stream(Side.values()).filter(s -> letter(s).equals(letter)).findFirst();
    }

    private static Optional<Kind> kind(String letter) {
        return Arrays.stream(Kind.values()).filter(k -> k.letter().equals(letter)).findFirst();
    }

    private static String hash(Uid uid) {
        return base64(Arrays.copyOf(sha256(uid.value()), SHORT));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
