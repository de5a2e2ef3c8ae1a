package io.calferry.bench.ews;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// A calendar folder, as a test holds it in its hand. What a test does here is what another client
/// did: it is not counted, and it is told to whoever listens.
public final class Calendar {

    private final MemoryExchange server;
    private final Folder folder;

    Calendar(MemoryExchange server, Folder folder) {
        this.server = server;
        this.folder = folder;
    }

    /// The `Id` of its `FolderId`.
    public String id() {
        return folder.id;
    }

    /// A calendar below this one, made where it is not there yet.
    public Calendar below(String name) {
        return server.locked(
                () -> {
                    var mailbox = folder.mailbox;
                    var there =
                            mailbox.childrenOf(folder).stream()
                                    .filter(it -> it.name.equals(name))
                                    .findFirst();
                    return new Calendar(
                            server,
                            there.orElseGet(
                                    () ->
                                            mailbox.add(
                                                    Optional.of(folder),
                                                    "",
                                                    "IPF.Appointment",
                                                    name,
                                                    server.all().next())));
                });
    }

    /// Lets somebody else into this folder, or keeps them out of it.
    public void grant(Account other, Right right) {
        server.locked(
                () ->
                        folder.mailbox
                                .folderGrants
                                .computeIfAbsent(folder, _ -> new HashMap<>())
                                .put(other.address(), right));
    }

    /// Adds an item.
    public Entry add(Draft draft) {
        return server.locked(() -> new Entry(server, folder, draft.made(server.all(), folder)));
    }

    /// What it holds, in the order in which it came.
    public List<Entry> entries() {
        return server.locked(
                () ->
                        folder.items.values().stream()
                                .map(item -> new Entry(server, folder, item))
                                .toList());
    }

    /// The first item of that subject. Throws where there is none.
    public Entry entry(String subject) {
        return entries().stream()
                .filter(it -> it.text(Field.SUBJECT).equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + subject));
    }

    /// How many items it holds.
    public int size() {
        return server.locked(() -> folder.items.size());
    }

    /// Makes every sync state invalid that was given out until now.
    public void expireSyncStates() {
        server.locked(() -> folder.epoch++);
    }

    /// Deletes the folder with all that is in it.
    public void delete() {
        server.locked(
                () -> {
                    folder.mailbox.remove(folder);
                    return true;
                });
    }

    Folder folder() {
        return folder;
    }
}
