package io.calferry.ical;

import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Unreadable.Why;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which pieces of a feed make which object.
final class FeedIndex {

    private static final int OVERRIDES = 10_000;

    private final Map<Href, Piece> pieces = new LinkedHashMap<>();

    /// The first piece of each object, in the order of the file.
    Map<Href, Piece> pieces() {
        return pieces;
    }

    /// Files a component under the object that it belongs to.
    ///
    /// @param uid empty where it has none
    /// @param starts its DTSTART as it stands, empty where it has none
    void add(String name, String uid, String starts, Piece piece) throws StoreException {
        file(name, uid, starts, piece);
        if (pieces.size() > Limits.OBJECTS) {
            throw tooLarge("more than 100,000 objects");
        }
    }

    private void file(String name, String uid, String starts, Piece piece) throws StoreException {
        var digits = Long.toHexString(piece.hash1());
        if (!piece.carried()) {
            var label = uid.isEmpty() ? digits : uid;
            pieces.putIfAbsent(new Href("not-carried:" + name + ":" + label), piece);
            return;
        }
        if (uid.isEmpty()) {
            piece.rename();
            pieces.putIfAbsent(new Href("calferry-" + digits), piece);
            return;
        }
        var href = new Href(uid);
        var first = pieces.get(href);
        if (first == null) {
            pieces.put(href, piece);
            return;
        }
        int length = 1;
        for (var old = first; old != null; old = old.next()) {
            if (old.repeats(piece)) {
                return;
            }
            if (piece.kind() == Piece.Kind.MASTER && old.kind() == Piece.Kind.MASTER) {
                another(uid, starts, piece);
                return;
            }
            length++;
        }
        if (length > OVERRIDES) {
            throw tooLarge("more than 10,000 overrides of one event");
        }
        first.append(piece);
    }

    /// Files a further master of a UID under a UID of its own.
    private void another(String uid, String starts, Piece piece) {
        piece.rename();
        byte[] digest = Digests.sha256().digest(starts.getBytes(StandardCharsets.UTF_8));
        var stem = uid + "-" + Long.toHexString(ByteBuffer.wrap(digest).getLong());
        var old = pieces.putIfAbsent(new Href(stem), piece);
        if (old != null && !old.repeats(piece)) {
            pieces.putIfAbsent(new Href(stem + "-" + Long.toHexString(piece.hash1())), piece);
        }
    }

    private static StoreException tooLarge(String detail) {
        return new StoreException(new Fault.Unreadable(Why.TOO_LARGE, detail));
    }
}
