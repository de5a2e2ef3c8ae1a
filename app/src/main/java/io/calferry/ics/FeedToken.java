package io.calferry.ics;

import io.calferry.sync.Href;
import io.calferry.sync.Place;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Version;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What is remembered of a feed between two runs.
///
/// @param where digest of its address
/// @param content digest of what it holds, whatever the order, without what [Version] leaves out
/// @param etag see RFC 9110 section 8.8.3; of a file, the stamp that proves it unchanged
/// @param modified the Last-Modified header as it came
record FeedToken(String where, String content, Optional<String> etag, Optional<String> modified) {

    private static final String FORM = "feed1";
    private static final int PARTS = 5;

    static FeedToken of(
            String address, String content, Optional<String> etag, Optional<String> modified) {
        return new FeedToken(digest(address), content, etag, modified);
    }

    /// Reads a token; empty where it is of another feed or another kind.
    static Optional<FeedToken> parse(SyncToken token, String address) {
        var parts = token.value().split("\n", -1);
        if (parts.length != PARTS || !parts[0].equals(FORM) || !parts[1].equals(digest(address))) {
            return Optional.empty();
        }
        return Optional.of(
                new FeedToken(parts[1], parts[2], nonEmpty(parts[3]), nonEmpty(parts[4])));
    }

    SyncToken token() {
        return new SyncToken(
                String.join("\n", FORM, where, content, etag.orElse(""), modified.orElse("")));
    }

    /// A digest over all places of a listing that does not depend on their order.
    static String content(List<Place> places) {
        var digest = Sha256.start();
        places.stream()
                .sorted(Comparator.comparing(Place::href))
                .forEach(
                        place -> {
                            digest.update(bytes(place.href()));
                            digest.update((byte) 0);
                            digest.update(bytes(place.version()));
                            digest.update((byte) '\n');
                        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(Href href) {
        return href.value().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Version version) {
        return version.value().getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String address) {
        var digest = Sha256.of(address.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16);
    }

    private static Optional<String> nonEmpty(String part) {
        return part.isEmpty() ? Optional.empty() : Optional.of(part);
    }
}
