package io.calferry.bench.ews;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Somebody's mailbox, or a room's. Guarded by the lock of the server.
final class Mailbox {

    /// The names, classes and shown names of what every mailbox has below its root.
    private static final List<List<String>> STANDARD =
            List.of(
                    List.of("inbox", "IPF.Note", "Inbox"),
                    List.of("calendar", "IPF.Appointment", "Calendar"),
                    List.of("contacts", "IPF.Contact", "Contacts"),
                    List.of("deleteditems", "IPF.Note", "Deleted Items"),
                    List.of("drafts", "IPF.Note", "Drafts"),
                    List.of("sentitems", "IPF.Note", "Sent Items"),
                    List.of("outbox", "IPF.Note", "Outbox"),
                    List.of("junkemail", "IPF.Note", "Junk Email"),
                    List.of("tasks", "IPF.Task", "Tasks"),
                    List.of("notes", "IPF.StickyNote", "Notes"));

    private final String address;
    private final String name;
    private final Map<String, Folder> folders = new LinkedHashMap<>();
    private final Map<String, Folder> distinguished = new HashMap<>();

    /// The folder that holds the item of that id.
    final Map<String, Folder> whereabouts = new HashMap<>();

    /// What others may do in all of it, by their address.
    final Map<String, Right> grants = new HashMap<>();

    /// What others may do in one folder.
    final Map<Folder, Map<String, Right>> folderGrants = new HashMap<>();

    private long lastFolder;

    Mailbox(String address, String name, long now) {
        this.address = address;
        this.name = name;
        var root = add(Optional.empty(), "root", "", "Root", now);
        var top =
                add(
                        Optional.of(root),
                        "msgfolderroot",
                        "IPF.Note",
                        "Top of Information Store",
                        now);
        for (var words : STANDARD) {
            add(Optional.of(top), words.get(0), words.get(1), words.get(2), now);
        }
    }

    String address() {
        return address;
    }

    String name() {
        return name;
    }

    /// @param word as in `DistinguishedFolderIdNameType`, or empty
    Folder add(Optional<Folder> parent, String word, String itemClass, String shown, long now) {
        var id = Ids.folder(address, ++lastFolder);
        var folder = new Folder(this, id, parent, word, itemClass, shown);
        folder.change = now;
        folder.born = now;
        folders.put(id, folder);
        if (!word.isEmpty()) {
            distinguished.put(word, folder);
        }
        return folder;
    }

    void remove(Folder folder) {
        folders.values().removeIf(other -> other == folder || other.isWithin(folder));
        whereabouts.values().removeIf(other -> other == folder || other.isWithin(folder));
    }

    Iterable<Folder> folders() {
        return folders.values();
    }

    Optional<Folder> folder(String id) {
        return Optional.ofNullable(folders.get(id));
    }

    Optional<Folder> distinguished(String word) {
        return Optional.ofNullable(distinguished.get(word));
    }

    Folder calendar() {
        return distinguished("calendar").orElseThrow();
    }

    List<Folder> childrenOf(Folder parent) {
        return folders.values().stream()
                .filter(it -> it.parent.filter(its -> its == parent).isPresent())
                .toList();
    }

    /// What the owner of `who` may do in one of these folders.
    Right rightOf(Mailbox who, Folder folder) {
        if (who == this) {
            return Right.WRITE;
        }
        var here = folderGrants.getOrDefault(folder, Map.of()).get(who.address);
        return here != null ? here : grants.getOrDefault(who.address, Right.NONE);
    }
}
