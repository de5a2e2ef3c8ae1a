package io.calferry.exchange;

import io.calferry.sync.Version;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The state of an item: its change key, and for a series a digest of which occurrences were
/// changed, moved or deleted, since not every server changes the key of the master with them.
///
/// @param occurrences empty for what is no series
record ItemVersion(String changeKey, String occurrences) {

    private static final String BETWEEN = "~";

    /// From an item of an answer that shows [Properties#OCCURRENCES].
    static ItemVersion of(Element item) {
        var key = item.child("t:ItemId").flatMap(it -> it.attribute("ChangeKey")).orElse("");
        return new ItemVersion(key, isSeries(item) ? digest(item) : "");
    }

    static ItemVersion of(Version version) {
        var at = version.value().indexOf(BETWEEN);
        return at < 0
                ? new ItemVersion(version.value(), "")
                : new ItemVersion(
                        version.value().substring(0, at), version.value().substring(at + 1));
    }

    Version version() {
        return new Version(occurrences.isEmpty() ? changeKey : changeKey + BETWEEN + occurrences);
    }

    static boolean isSeries(Element item) {
        return item.textOf("t:CalendarItemType").filter("RecurringMaster"::equals).isPresent();
    }

    private static String digest(Element item) {
        var said = new StringBuilder();
        item.at("t:ModifiedOccurrences").ifPresent(it -> say(it, said));
        item.at("t:DeletedOccurrences").ifPresent(it -> say(it, said));
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(said.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void say(Element of, StringBuilder into) {
        of.deep()
                .forEach(
                        it -> {
                            into.append(it.local()).append('=').append(it.text());
                            it.attribute("ChangeKey").ifPresent(into::append);
                            into.append('\n');
                        });
    }
}
