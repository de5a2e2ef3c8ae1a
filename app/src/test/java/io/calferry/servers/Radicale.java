package io.calferry.servers;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Radicale with one user, who signs in with Basic (Debian: radicale).
public final class Radicale implements CalDavServer {

    private static final Once<Radicale> SHARED = new Once<>(Radicale::start);
    private static final String USER = "alice";
    private static final String PASSWORD = "hunter2 of alice's pass:word";

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
        ServerProcess.needs("/usr/bin/radicale", "radicale");
        var folder = ServerProcess.folder("radicale");
        var port = ServerProcess.freePort();
        ServerProcess.write(folder, "users", USER + ":" + PASSWORD + "\n");
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
                filesystem_folder = %2$s/collections
                [web]
                type = none
                """
                        .formatted(port, folder));
        var home = URI.create("http://127.0.0.1:" + port + "/" + USER + "/");
        var client = new PlainDav(USER, PASSWORD);
        // Debian's script names its own interpreter; the one on the PATH may be another.
        var command =
                List.of("/usr/bin/python3", "/usr/bin/radicale", "--config", folder + "/config");
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
