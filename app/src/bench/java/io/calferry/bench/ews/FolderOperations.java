package io.calferry.bench.ews;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What EWS does with folders.
final class FolderOperations {

    private FolderOperations() {}

    static void get(Call call, XmlText out) throws Refusal {
        var shape = shape(call);
        var messages = new Messages("GetFolder", out);
        messages.begin();
        for (var id : call.operation().childrenAt("FolderIds")) {
            messages.plain(
                    () -> {
                        var folder = call.folder(id);
                        out.open("m:Folders");
                        new FolderXml(call, out).write(folder, shape);
                        out.close();
                    });
        }
        messages.end();
    }

    static void find(Call call, XmlText out) throws Refusal {
        var shape = shape(call);
        var deep = call.operation().attribute("Traversal").filter("Deep"::equals).isPresent();
        var messages = new Messages("FindFolder", out);
        messages.begin();
        for (var id : call.operation().childrenAt("ParentFolderIds")) {
            messages.plain(
                    () -> {
                        var all = below(call, call.folder(id), deep ? Reach.DEEP : Reach.SHALLOW);
                        var found = matching(call, all);
                        var view = Page.read(call.operation(), found.size());
                        out.open("m:RootFolder", view.attributes()).open("t:Folders");
                        view.of(found).forEach(each -> new FolderXml(call, out).write(each, shape));
                        out.close().close();
                    });
        }
        messages.end();
    }

    /// A restriction on folders compares their class or their name.
    private static List<Folder> matching(Call call, List<Folder> folders) throws Refusal {
        var restriction = call.operation().child("Restriction");
        if (restriction.isEmpty()) {
            return folders;
        }
        var found = new ArrayList<Folder>();
        for (var folder : folders) {
            var words =
                    Map.of(
                            "folder:FolderClass", folder.itemClass,
                            "folder:DisplayName", folder.name);
            if (Restriction.ofFolder(words).holds(restriction.get().children().getFirst())) {
                found.add(folder);
            }
        }
        return found;
    }

    private enum Reach {
        SHALLOW,
        DEEP
    }

    private static List<Folder> below(Call call, Folder parent, Reach reach) {
        var found = new ArrayList<Folder>();
        for (var child : parent.mailbox.childrenOf(parent)) {
            if (parent.mailbox.rightOf(call.actor(), child) != Right.NONE) {
                found.add(child);
            }
            if (reach == Reach.DEEP) {
                found.addAll(below(call, child, reach));
            }
        }
        return found;
    }

    static void create(Call call, XmlText out) throws Refusal {
        var parent = call.operation().childrenAt("ParentFolderId").stream().findFirst();
        var under = call.folder(parent.orElseThrow(Refusal::noFolder));
        var messages = new Messages("CreateFolder", out);
        messages.begin();
        for (var wanted : call.operation().childrenAt("Folders")) {
            messages.message(
                    () -> {
                        call.mayWrite(under);
                        var itemClass = wanted.textAt("FolderClass").orElse(classOf(wanted.name()));
                        var name = wanted.textAt("DisplayName").orElse("");
                        if (under.mailbox.childrenOf(under).stream()
                                .anyMatch(it -> it.name.equalsIgnoreCase(name))) {
                            throw new Refusal(
                                    "ErrorFolderExists",
                                    "A folder with the specified name already exists.");
                        }
                        var made =
                                under.mailbox.add(
                                        Optional.of(under), "", itemClass, name, call.all().next());
                        out.open("m:Folders").open(tag(made));
                        new FolderXml(call, out).id("t:FolderId", made);
                        out.close().close();
                    },
                    () -> out.empty("m:Folders"));
        }
        messages.end();
    }

    private static String tag(Folder folder) {
        return folder.isCalendar() ? "t:CalendarFolder" : "t:Folder";
    }

    private static String classOf(String element) {
        return element.equals("CalendarFolder") ? "IPF.Appointment" : "IPF.Note";
    }

    static void update(Call call, XmlText out) throws Refusal {
        var messages = new Messages("UpdateFolder", out);
        messages.begin();
        for (var change : call.operation().childrenAt("FolderChanges")) {
            messages.message(
                    () -> {
                        var folder = call.folder(change.children().getFirst());
                        call.mayWrite(folder);
                        for (var update : change.childrenAt("Updates")) {
                            var name = update.children().getLast().textAt("DisplayName");
                            name.ifPresent(text -> folder.name = text);
                        }
                        folder.change = call.all().next();
                        out.open("m:Folders").open(tag(folder));
                        new FolderXml(call, out).id("t:FolderId", folder);
                        out.close().close();
                    },
                    () -> out.empty("m:Folders"));
        }
        messages.end();
    }

    static void delete(Call call, XmlText out) throws Refusal {
        var messages = new Messages("DeleteFolder", out);
        messages.begin();
        for (var id : call.operation().childrenAt("FolderIds")) {
            messages.plain(
                    () -> {
                        var folder = call.folder(id);
                        call.mayWrite(folder);
                        if (!folder.distinguished.isEmpty()) {
                            throw new Refusal(
                                    "ErrorDeleteDistinguishedFolder",
                                    "Distinguished folders can't be deleted.");
                        }
                        folder.mailbox.remove(folder);
                    });
        }
        messages.end();
    }

    /// The state names the folders that the client knows, with their change.
    static void sync(Call call, XmlText out) throws Refusal {
        var shape = shape(call);
        var messages = new Messages("SyncFolderHierarchy", out);
        messages.begin();
        messages.message(
                () -> {
                    var id = call.operation().childrenAt("SyncFolderId").stream().findFirst();
                    var root =
                            id.isPresent()
                                    ? call.folder(id.get())
                                    : call.actor().distinguished("root").orElseThrow();
                    var known = known(call.operation().textAt("SyncState").orElse("").strip());
                    var now = below(call, root, Reach.DEEP);
                    out.text("m:SyncState", state(now))
                            .text("m:IncludesLastFolderInRange", "true")
                            .open("m:Changes");
                    for (var folder : now) {
                        var seen = known.remove(folder.id);
                        if (seen == null || seen != folder.change) {
                            out.open(seen == null ? "t:Create" : "t:Update");
                            new FolderXml(call, out).write(folder, shape);
                            out.close();
                        }
                    }
                    for (var gone : known.keySet()) {
                        out.open("t:Delete").empty("t:FolderId", "Id", gone).close();
                    }
                    out.close();
                },
                () -> SyncFolderItems.nothing(out, "m:IncludesLastFolderInRange"));
        messages.end();
    }

    private static Map<String, Long> known(String state) throws Refusal {
        var known = new java.util.LinkedHashMap<String, Long>();
        try {
            var text = new String(Base64.getDecoder().decode(state), StandardCharsets.US_ASCII);
            for (var line : text.split("\n")) {
                if (!line.isEmpty()) {
                    known.put(line.substring(line.indexOf(' ') + 1), change(line));
                }
            }
            return known;
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "ErrorInvalidSyncStateData",
                    "Synchronization state data is corrupt or invalid.");
        }
    }

    private static long change(String line) {
        return Long.parseLong(line.substring(0, Math.max(0, line.indexOf(' '))));
    }

    private static String state(List<Folder> folders) {
        var text = new StringBuilder();
        folders.forEach(it -> text.append(it.change).append(' ').append(it.id).append('\n'));
        return Base64.getEncoder()
                .encodeToString(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static Element shape(Call call) throws Refusal {
        return call.operation()
                .child("FolderShape")
                .orElseThrow(() -> Refusal.schema("The element 'FolderShape' is missing."));
    }
}
