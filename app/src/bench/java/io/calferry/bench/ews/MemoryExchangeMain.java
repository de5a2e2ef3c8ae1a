package io.calferry.bench.ews;

import java.io.IOException;

/// The server as a process of its own, so that its time is not counted to its clients'. Prints its
/// address, and ends when its standard input does. Knows one account, `ada@example.org`, whose
/// password is `hunter2 of ada`, with so many items as it is told.
public final class MemoryExchangeMain {

    private MemoryExchangeMain() {}

    /// @param args nothing, or how many items, and the port
    public static void main(String... args) throws IOException {
        var items = args.length == 0 ? 0 : Integer.parseInt(args[0]);
        var port = args.length < 2 ? 0 : Integer.parseInt(args[1]);
        try (var server = MemoryExchange.start(port)) {
            var ada = server.account("ada@example.org", "Ada Lovelace", "hunter2 of ada");
            server.account("service@example.org", "Service", "hunter2 of ada").mayImpersonate();
            ada.grant(server.account("bob@example.org", "Bob Bell", "hunter2 of ada"), Right.READ);
            server.room("Rooms", "room@example.org", "Room One");
            Seeds.many(ada.calendar(), items);
            System.out.println(server.url());
            System.out.flush();
            while (System.in.read() >= 0) {
                // What is said to it does not matter, only that somebody is still there.
            }
        }
    }
}
