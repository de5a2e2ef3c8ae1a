package io.calferry.exchange;

import io.calferry.sync.StoreException;

/// Looks at a calendar with a single request, once its folder is known.
final class Checkup {

    private final ExchangeClient client;
    private final CalendarFolder folder;
    private final CalendarAddress address;

    Checkup(ExchangeClient client, CalendarFolder folder, CalendarAddress address) {
        this.client = client;
        this.folder = folder;
        this.address = address;
    }

    ExchangeCalendar check() throws StoreException {
        var folders = new Folders(client, CalendarFolder.ofMailbox(address));
        var found = folders.known(folder.key());
        return ExchangeCalendar.of(found, address.mailbox(), shown(client));
    }

    static String shown(ExchangeClient client) {
        return client.server().map(ServerVersion::shown).orElse("Exchange");
    }
}
