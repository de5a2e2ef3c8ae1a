package io.calferry.ics;

import io.calferry.sync.Uid;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The names of the files of a folder.
final class FileNames {

    private static final String ICS = ".ics";

    /// Lower case, because the file systems of macOS and Windows take `A.ics` for `a.ics`, while
    /// UIDs differ in case; no `+`, which marks the names that carry a hash.
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_@][a-z0-9._@=-]{0,194}[a-z0-9]");

    private static final Set<String> WINDOWS_DEVICES =
            Set.of(
                    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5",
                    "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5",
                    "lpt6", "lpt7", "lpt8", "lpt9");

    private static final int READABLE_PART = 120;

    private FileNames() {}

    /// Whether a file of this name is taken for a calendar object. Hidden files are not: editors
    /// and sync programs, this one too, write to them before they move them into place.
    static boolean isObject(String name) {
        return name.length() > ICS.length()
                && name.charAt(0) != '.'
                && name.regionMatches(true, name.length() - ICS.length(), ICS, 0, ICS.length())
                && name.indexOf('/') < 0
                && name.indexOf('\\') < 0;
    }

    /// The name under which an object is created: the UID itself where that is a safe name on every
    /// file system, else what can be kept of it with a hash. At most 200 bytes, all ASCII, and
    /// different for different UIDs even where case does not count.
    static String of(Uid uid) {
        var value = uid.value();
        if (PLAIN.matcher(value).matches() && !WINDOWS_DEVICES.contains(stem(value))) {
            return value + ICS;
        }
        var kept = value.substring(0, Math.min(value.length(), READABLE_PART));
        var readable = kept.replaceAll("[^A-Za-z0-9._@=-]+", "_").replaceAll("^[.-]+", "_");
        var digest = Sha256.of(value.getBytes(StandardCharsets.UTF_8));
        return readable + "+" + HexFormat.of().formatHex(digest, 0, 12) + ICS;
    }

    private static String stem(String name) {
        var dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
