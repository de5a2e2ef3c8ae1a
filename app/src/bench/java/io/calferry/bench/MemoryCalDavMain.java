package io.calferry.bench;

import java.io.IOException;

/// The server as a process of its own, so that its time is not counted to its clients'. Prints its
/// address, and ends when its standard input does; [Control] says how to steer it.
public final class MemoryCalDavMain {

    private MemoryCalDavMain() {}

    /// @param args nothing, or the port
    public static void main(String... args) throws IOException {
        var port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
        try (var server = MemoryCalDav.start(port)) {
            System.out.println(server.url());
            System.out.flush();
            while (System.in.read() >= 0) {
                // What is said to it does not matter, only that somebody is still there.
            }
        }
    }
}
