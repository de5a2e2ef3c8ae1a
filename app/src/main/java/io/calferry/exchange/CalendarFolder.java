package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the calendar is. The default one needs no search; another is looked for by its name or its
/// path, once, and again where what was found is gone.
final class CalendarFolder {

    private static final String DEFAULT = "calendar";

    private final Folders folders;
    private final CalendarAddress address;
    private @Nullable FolderKey found;

    CalendarFolder(ExchangeClient client, CalendarAddress address) {
        this.folders = new Folders(client, ofMailbox(address));
        this.address = address;
    }

    /// The mailbox to name in requests, one's own too: so that a name which is not one's own never
    /// leads to one's own calendar. None where one acts in its name.
    static String ofMailbox(CalendarAddress address) {
        return switch (address.access()) {
            case OWN, DELEGATE -> address.mailbox();
            case IMPERSONATION -> "";
        };
    }

    /// What may be said about it.
    String shown() {
        return address.calendar().isEmpty()
                ? address.mailbox()
                : address.mailbox() + ", " + address.calendar();
    }

    /// How to name it in requests. Throws `Missing` where there is none of that name, or more than
    /// one.
    synchronized FolderKey key() throws StoreException {
        if (found == null) {
            found =
                    isDefault()
                            ? new FolderKey.DefaultCalendar(ofMailbox(address))
                            : new FolderKey.Known(search());
        }
        return found;
    }

    /// The id, where it had to be looked up.
    synchronized Optional<String> id() {
        return found instanceof FolderKey.Known(var id) ? Optional.of(id) : Optional.empty();
    }

    /// Takes what an earlier search found.
    synchronized void isAt(String id) {
        if (!isDefault()) {
            found = new FolderKey.Known(id);
        }
    }

    /// Forgets it, so that it is looked for again. False where there was nothing to look for.
    synchronized boolean forget() {
        found = null;
        return !isDefault();
    }

    private boolean isDefault() {
        var name = address.calendar().strip().toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.equals(DEFAULT);
    }

    private String search() throws StoreException {
        var wanted = address.calendar().strip().replaceFirst("^/+", "");
        List<Folders.Found> byPath = new ArrayList<>();
        List<Folders.Found> byName = new ArrayList<>();
        for (var folder : folders.calendars()) {
            if (folder.path().equalsIgnoreCase(wanted)) {
                byPath.add(folder);
            }
            if (folder.name().equalsIgnoreCase(wanted)) {
                byName.add(folder);
            }
        }
        var hits = byPath.isEmpty() ? byName : byPath;
        if (hits.size() != 1) {
            var how = hits.isEmpty() ? "" : " (more than one of that name: give its path)";
            throw new StoreException(new Fault.Missing(shown() + how));
        }
        return hits.getFirst().id();
    }
}
