package io.calferry.ics;

import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.SyncToken;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of a folder at one moment, by name. As a token it lets the next run say what changed
/// since, and pass over what it need not read: some 90 characters a file.
record FolderPicture(SortedMap<String, Sighting> files) {

    private static final String FORM = "folder1.";

    static final FolderPicture NOTHING = new FolderPicture(new TreeMap<>());

    List<Place> places() {
        var places = new ArrayList<Place>(files.size());
        files.forEach((name, seen) -> places.add(new Place(new Href(name), seen.version())));
        return places;
    }

    /// What is different from an earlier picture of the folder.
    Listing.Delta since(FolderPicture earlier, SyncToken token) {
        var changed = new ArrayList<Place>();
        files.forEach(
                (name, seen) -> {
                    var before = earlier.files.get(name);
                    if (before == null || !before.sameContent(seen)) {
                        changed.add(new Place(new Href(name), seen.version()));
                    }
                });
        var gone =
                earlier.files.keySet().stream()
                        .filter(name -> !files.containsKey(name))
                        .map(Href::new)
                        .toList();
        return new Listing.Delta(changed, gone, token);
    }

    SyncToken token(Path folder) {
        var bytes = new ByteArrayOutputStream(files.size() * 80);
        try (var out = new DataOutputStream(bytes)) {
            out.write(digest(folder));
            out.writeInt(files.size());
            for (var file : files.entrySet()) {
                out.writeUTF(file.getKey());
                out.writeLong(file.getValue().stamp());
                out.writeLong(file.getValue().uidMark());
                out.writeLong(file.getValue().high());
                out.writeLong(file.getValue().low());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new SyncToken(FORM + Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }

    /// Reads a token; empty where it is of another folder or another kind.
    static Optional<FolderPicture> parse(SyncToken token, Path folder) {
        if (!token.value().startsWith(FORM)) {
            return Optional.empty();
        }
        try {
            var bytes =
                    Base64.getDecoder()
                            .decode(
                                    token.value()
                                            .substring(FORM.length())
                                            .getBytes(StandardCharsets.ISO_8859_1));
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (!java.util.Arrays.equals(in.readNBytes(8), digest(folder))) {
                return Optional.empty();
            }
            var count = in.readInt();
            var files = new TreeMap<String, Sighting>();
            for (var i = 0; i < count; i++) {
                files.put(
                        in.readUTF(),
                        new Sighting(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
            }
            return Optional.of(new FolderPicture(files));
        } catch (IOException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] digest(Path folder) {
        var path = folder.toAbsolutePath().normalize().toString();
        return java.util.Arrays.copyOf(Sha256.of(path.getBytes(StandardCharsets.UTF_8)), 8);
    }
}
