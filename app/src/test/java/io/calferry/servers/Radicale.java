package io.calferry.servers;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Radicale with one user, who signs in with Basic (Debian: radicale).
public final class Radicale implements CalDavServer {

    private static final Once<Radicale> SHARED = new Once<>(Radicale::start);
    private static final String USER = "alice";
    private static final String PASSWORD = "hunter2 of alice's pass:word";

    /// A storage that remembers the UIDs of a collection, clears nothing away and does not wait for
    /// the disk. Radicale itself goes through the whole collection for each new object, to see that
    /// its UID is not there and what is in its caches of objects that are gone: most of what it
    /// does while hundreds of objects come one by one.
    private static final String REMEMBERING =
            """
            from radicale.storage import multifilesystem


            class Collection(multifilesystem.Collection):
                _known = {}

                def has_uid(self, uid):
                    known = self._known.setdefault(self._filesystem_path, {})
                    hrefs = set(self._list())
                    for href in known.keys() - hrefs:
                        del known[href]
                    for href in hrefs - known.keys():
                        known[href] = self._get(href, verify_href=False).uid
                    return uid in known.values()

                def _clean_history(self):
                    pass

                def _clean_item_cache(self):
                    pass


            class Storage(multifilesystem.Storage):
                _collection_class = Collection

                def _fsync(self, f):
                    pass

                def _sync_directory(self, path):
                    pass
            """;

    private final ServerProcess process;
    private final URI home;
    private final AtomicInteger calendars = new AtomicInteger();

    private Radicale(ServerProcess process, URI home) {
        this.process = process;
        this.home = home;
    }

    /// The one that all tests of this JVM share.
    public static Radicale shared() {
        return SHARED.get();
    }

    /// One of its own, for a test that stops it.
    public static Radicale start() {
        return start("multifilesystem");
    }

    /// One of its own that takes many objects in less time, and is the same for all else.
    public static Radicale startForMany() {
        return start("remembering");
    }

    private static Radicale start(String storage) {
        ServerProcess.needs("/usr/bin/radicale", "radicale");
        var folder = ServerProcess.folder("radicale");
        var port = ServerProcess.freePort();
        ServerProcess.write(folder, "users", USER + ":" + PASSWORD + "\n");
        ServerProcess.write(folder, "remembering.py", REMEMBERING);
        ServerProcess.write(
                folder,
                "config",
                """
                [server]
                hosts = 127.0.0.1:%d
                max_connections = 100
                max_content_length = 100000000
                timeout = 300
                [auth]
                type = htpasswd
                htpasswd_filename = %2$s/users
                htpasswd_encryption = plain
                delay = 0
                [rights]
                type = owner_only
                [storage]
                type = %3$s
                filesystem_folder = %2$s/collections
                [web]
                type = none
                """
                        .formatted(port, folder, storage));
        var home = URI.create("http://127.0.0.1:" + port + "/" + USER + "/");
        var client = new PlainDav(USER, PASSWORD);
        // Debian's script names its own interpreter; the one on the PATH may be another.
        var command =
                List.of(
                        "/usr/bin/env",
                        "PYTHONPATH=" + folder,
                        "/usr/bin/python3",
                        "/usr/bin/radicale",
                        "--config",
                        folder + "/config");
        var process = ServerProcess.start(folder, command, () -> client.get(home).status() != 401);
        return new Radicale(process, home);
    }

    @Override
    public Account fresh() {
        var calendar = home.resolve("calendar-" + calendars.incrementAndGet() + "/");
        var account = new Account(calendar, USER, PASSWORD);
        account.client().makeCalendar(calendar);
        return account;
    }

    @Override
    public void stop() {
        process.stop();
    }
}
