package io.calferry.caldav;

import io.calferry.sync.Uid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The file name that a new calendar object gets: the same for the same UID, so that a repeated
/// create meets its own work.
final class Names {

    private static final int LONGEST = 200;
    private static final String SUFFIX = ".ics";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@][A-Za-z0-9._@-]*");

    private Names() {}

    /// Of characters that every server takes as they are. Other UIDs, such as those with `/`, which
    /// none takes, or with a dot in front, are named by their hash.
    static String of(Uid uid) {
        var value = uid.value();
        var plain = value.length() + SUFFIX.length() <= LONGEST && PLAIN.matcher(value).matches();
        return plain ? value + SUFFIX : hashed(uid);
    }

    /// For a UID whose plain name is taken by another object.
    static String hashed(Uid uid) {
        try {
            var bytes = uid.value().getBytes(StandardCharsets.UTF_8);
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash) + SUFFIX;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
