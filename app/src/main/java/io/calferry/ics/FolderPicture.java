package io.calferry.ics;

import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.SyncToken;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of a folder at one moment, by name. As a token it lets the next run say what changed
/// since, and pass over what it need not read: some 80 characters a file.
record FolderPicture(Map<String, Sighting> files) {

    static final FolderPicture NOTHING = new FolderPicture(Map.of());

    private static final String FORM = "folder1.";
    private static final int DIGEST = 8;
    private static final int SIGHTING = 4 * Long.BYTES;

    /// No name of a file holds it.
    private static final char BETWEEN = '/';

    /// Sorted by name.
    List<Place> places() {
        var places = new ArrayList<Place>(files.size());
        for (var file : sorted()) {
            places.add(place(file));
        }
        return places;
    }

    private List<Map.Entry<String, Sighting>> sorted() {
        return files.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    private static Place place(Map.Entry<String, Sighting> file) {
        return new Place(new Href(file.getKey()), file.getValue().version());
    }

    /// What is different from an earlier picture of the folder.
    Listing.Delta since(FolderPicture earlier, SyncToken token) {
        var changed = new ArrayList<Place>();
        for (var file : sorted()) {
            var before = earlier.files.get(file.getKey());
            if (before == null || !before.sameContent(file.getValue())) {
                changed.add(place(file));
            }
        }
        var gone =
                earlier.files.keySet().stream()
                        .sorted()
                        .filter(name -> !files.containsKey(name))
                        .map(Href::new)
                        .toList();
        return new Listing.Delta(changed, gone, token);
    }

    /// The names in one run, then what was seen of each: quick to read, for a process that has just
    /// started.
    SyncToken token(Path folder) {
        var sorted = sorted();
        var names = sorted.stream().map(Map.Entry::getKey).toList();
        var text = String.join(String.valueOf(BETWEEN), names).getBytes(StandardCharsets.UTF_8);
        var out =
                ByteBuffer.allocate(
                        DIGEST + 2 * Integer.BYTES + text.length + files.size() * SIGHTING);
        out.put(digest(folder)).putInt(files.size()).putInt(text.length).put(text);
        for (var file : sorted) {
            var seen = file.getValue();
            out.putLong(seen.stamp()).putLong(seen.uidMark());
            out.putLong(seen.high()).putLong(seen.low());
        }
        return new SyncToken(FORM + Base64.getEncoder().encodeToString(out.array()));
    }

    /// Reads a token; empty where it is of another folder or another kind.
    static Optional<FolderPicture> parse(SyncToken token, Path folder) {
        if (!token.value().startsWith(FORM)) {
            return Optional.empty();
        }
        try {
            var in = ByteBuffer.wrap(decoded(token.value().substring(FORM.length())));
            var from = new byte[DIGEST];
            in.get(from);
            return Arrays.equals(from, digest(folder)) ? read(in) : Optional.empty();
        } catch (BufferUnderflowException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Optional<FolderPicture> read(ByteBuffer in) {
        var count = in.getInt();
        var length = in.getInt();
        if (count < 0 || length < 0 || in.remaining() != length + (long) count * SIGHTING) {
            return Optional.empty();
        }
        var names = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        var files = HashMap.<String, Sighting>newHashMap(count);
        var start = 0;
        for (var i = 0; i < count; i++) {
            var end = names.indexOf(BETWEEN, start);
            var name = names.substring(start, end < 0 ? names.length() : end);
            start += name.length() + 1;
            files.put(name, new Sighting(in.getLong(), in.getLong(), in.getLong(), in.getLong()));
        }
        return Optional.of(new FolderPicture(files));
    }

    private static byte[] digest(Path folder) {
        var path = folder.toAbsolutePath().normalize().toString();
        return Arrays.copyOf(Sha256.of(path.getBytes(StandardCharsets.UTF_8)), DIGEST);
    }
}
