package io.calferry.bench.ews;

import io.calferry.bench.ews.Misbehaviour.Kind;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says what changed in a folder since a state. Knows items and series, no occurrences.
final class SyncFolderItems implements Operation {

    private static final int MOST = 512;

    /// How far a client has seen a folder.
    ///
    /// @param known the numbers of the items that it has heard of
    private record State(long seen, BitSet known) {

        private static final String MARK = "H4sIAAA";

        static State of(String text, Folder folder) throws Refusal {
            if (text.isEmpty()) {
                return new State(0, new BitSet());
            }
            try {
                var words =
                        new String(Base64.getDecoder().decode(text), StandardCharsets.US_ASCII)
                                .split("\\|");
                if (words.length == 5
                        && words[0].equals(MARK)
                        && words[1].equals(folder.id)
                        && words[2].equals("" + folder.epoch)) {
                    var known = BitSet.valueOf(Base64.getDecoder().decode(words[4]));
                    return new State(Long.parseLong(words[3]), known);
                }
            } catch (IllegalArgumentException e) {
                // Not ours.
            }
            throw invalid();
        }

        String text(Folder folder) {
            var bits = Base64.getEncoder().encodeToString(known.toByteArray());
            var words = String.join("|", MARK, folder.id, "" + folder.epoch, "" + seen, bits);
            return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static Refusal invalid() {
        return new Refusal(
                "ErrorInvalidSyncStateData", "Synchronization state data is corrupt or invalid.");
    }

    @Override
    public void answer(Call call, XmlText out) throws Refusal {
        var messages = new Messages("SyncFolderItems", out);
        messages.begin();
        messages.message(() -> page(call, out), () -> nothing(out, "m:IncludesLastItemInRange"));
        messages.end();
    }

    /// What an answer carries where it failed.
    static void nothing(XmlText out, String last) {
        out.empty("m:SyncState").text(last, "true");
    }

    private static void page(Call call, XmlText out) throws Refusal {
        var operation = call.operation();
        var state = operation.textAt("SyncState").orElse("").strip();
        if (call.manners().show(Kind.SYNC_FOLDER_NOT_FOUND)) {
            throw noFolder();
        }
        if (call.manners().show(Kind.SYNC_STATE_INVALID) && !state.isEmpty()) {
            throw invalid();
        }
        var id = operation.childrenAt("SyncFolderId").stream().findFirst();
        var folder = folder(call, id);
        var shape =
                Shape.read(
                        operation.child("ItemShape").orElseThrow(GetItem::noShape),
                        call.version(),
                        Shape.Use.SYNC);
        var most = most(operation);
        var page = call.manners().find(Misbehaviour.PagesOf.class);
        var size = page.map(it -> Math.min(most, it.changes())).orElse(most);
        var ignored =
                operation.childrenAt("Ignore").stream()
                        .map(it -> it.attribute("Id").orElse(""))
                        .collect(Collectors.toSet());

        var from = State.of(state, folder);
        var seen = from.seen();
        var known = from.known();
        var changes = new XmlText();
        var xml = new ItemXml(call, changes);
        var count = 0;
        for (var entry : folder.log.tailMap(from.seen(), false).entrySet()) {
            if (count == size) {
                break;
            }
            seen = entry.getKey();
            switch (entry.getValue()) {
                case Folder.Change.Present(var item) -> {
                    if (!ignored.contains(item.id)) {
                        changes.open(known.get(item.number) ? "t:Update" : "t:Create");
                        xml.write(new Sight(folder, item, Optional.empty()), shape);
                        changes.close();
                        known.set(item.number);
                        count++;
                    }
                }
                case Folder.Change.Gone(var gone, var change, var number) -> {
                    if (known.get(number)) {
                        changes.open("t:Delete");
                        changes.empty("t:ItemId", "Id", gone, "ChangeKey", Ids.changeKey(change));
                        changes.close();
                        known.clear(number);
                        count++;
                    }
                }
            }
        }
        var last = folder.log.higherKey(seen) == null;
        out.text("m:SyncState", new State(seen, known).text(folder))
                .text("m:IncludesLastItemInRange", Boolean.toString(last))
                .open("m:Changes")
                .raw(changes.toString())
                .close();
    }

    private static Folder folder(Call call, Optional<Element> id) throws Refusal {
        try {
            return call.folder(id.orElseThrow(() -> Refusal.schema("No SyncFolderId.")));
        } catch (Refusal e) {
            throw e.code().equals("ErrorFolderNotFound") ? noFolder() : e;
        }
    }

    private static Refusal noFolder() {
        return new Refusal(
                "ErrorSyncFolderNotFound", "The folder to be synchronized could not be found.");
    }

    private static int most(Element operation) throws Refusal {
        var text = operation.textAt("MaxChangesReturned").orElse("").strip();
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1) {
            throw Refusal.schema("The 'MaxChangesReturned' element is invalid.");
        }
        var most = Integer.parseInt(text);
        if (most > MOST) {
            throw Refusal.schema("The 'MaxChangesReturned' element is invalid: " + most);
        }
        return most;
    }
}
