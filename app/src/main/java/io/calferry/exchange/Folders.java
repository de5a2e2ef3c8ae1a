package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The folders of a mailbox.
final class Folders {

    private static final int PAGE = 500;
    private static final int PAGES = 100;

    /// The class of folders that hold appointments (MS-OXOSFLD section 2.2.1).
    private static final String CALENDAR = "IPF.Appointment";

    private final ExchangeClient client;
    private final String mailbox;

    /// @param mailbox empty for one's own
    Folders(ExchangeClient client, String mailbox) {
        this.client = client;
        this.mailbox = mailbox;
    }

    /// A folder.
    ///
    /// @param path of names from the top of the mailbox, with slashes between
    record Found(String id, String name, String path, Element element) {}

    /// All calendars of the mailbox.
    List<Found> calendars() throws StoreException {
        var all = new ArrayList<Element>();
        int offset = 0;
        for (int page = 0; page < PAGES; page++) {
            var message =
                    client.ask(Requests.findFolders(new FolderKey.Root(mailbox), offset, PAGE))
                            .message()
                            .demand(mailbox, client.host());
            var root = message.element().child("m:RootFolder");
            var part =
                    root.flatMap(it -> it.child("t:Folders"))
                            .map(Element::children)
                            .orElse(List.of());
            all.addAll(part);
            offset += part.size();
            boolean last =
                    root.flatMap(it -> it.attribute("IncludesLastItemInRange"))
                            .filter("true"::equals)
                            .isPresent();
            if (last || part.isEmpty()) {
                return calendars(all);
            }
        }
        throw new StoreException(
                new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, "folders without end"));
    }

    /// The default calendar, whoever may see the folders round it.
    Found defaultCalendar() throws StoreException {
        var message =
                client.ask(Requests.getFolder(new FolderKey.DefaultCalendar(mailbox)))
                        .message()
                        .demand(mailbox, client.host());
        var folder =
                message.element().child("m:Folders").stream()
                        .flatMap(it -> it.children().stream())
                        .findFirst()
                        .orElseThrow(() -> new StoreException(new Fault.Missing(mailbox)));
        return new Found(id(folder), name(folder), name(folder), folder);
    }

    /// The folder of an id.
    Found known(FolderKey key) throws StoreException {
        var message = client.ask(Requests.getFolder(key)).message().demand(mailbox, client.host());
        var folder =
                message.element().child("m:Folders").stream()
                        .flatMap(it -> it.children().stream())
                        .findFirst()
                        .orElseThrow(() -> new StoreException(new Fault.Missing(mailbox)));
        return new Found(id(folder), name(folder), name(folder), folder);
    }

    private static List<Found> calendars(List<Element> all) {
        Map<String, Element> byId = new HashMap<>();
        all.forEach(folder -> byId.put(id(folder), folder));
        return all.stream()
                .filter(Folders::isCalendar)
                .map(it -> new Found(id(it), name(it), path(it, byId, 0), it))
                .toList();
    }

    private static boolean isCalendar(Element folder) {
        return folder.is("t:CalendarFolder")
                || folder.textOf("t:FolderClass").filter(it -> it.startsWith(CALENDAR)).isPresent();
    }

    private static String path(Element folder, Map<String, Element> byId, int depth) {
        var parent =
                folder.child("t:ParentFolderId").flatMap(it -> it.attribute("Id")).map(byId::get);
        return parent.isEmpty() || depth > 50
                ? name(folder)
                : path(parent.get(), byId, depth + 1) + "/" + name(folder);
    }

    private static String id(Element folder) {
        return folder.child("t:FolderId").flatMap(it -> it.attribute("Id")).orElse("");
    }

    private static String name(Element folder) {
        return folder.textOf("t:DisplayName").orElse("");
    }
}
