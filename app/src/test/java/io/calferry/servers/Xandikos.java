package io.calferry.servers;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Xandikos, which knows no sign-in and keeps calendars in git (Debian: xandikos).
public final class Xandikos implements CalDavServer {

    private static final Once<Xandikos> SHARED = new Once<>(Xandikos::start);

    private final ServerProcess process;
    private final URI home;
    private final AtomicInteger calendars = new AtomicInteger();

    private Xandikos(ServerProcess process, URI home) {
        this.process = process;
        this.home = home;
    }

    /// The one that all tests of this JVM share.
    public static Xandikos shared() {
        return SHARED.get();
    }

    /// One of its own, for a test that stops it.
    public static Xandikos start() {
        ServerProcess.needs("/usr/bin/xandikos", "xandikos");
        var folder = ServerProcess.folder("xandikos");
        var port = ServerProcess.freePort();
        var home = URI.create("http://127.0.0.1:" + port + "/alice/calendars/");
        var client = new PlainDav("", "");
        // Debian's script names its own interpreter; the one on the PATH may be another.
        var command =
                List.of(
                        "/usr/bin/python3",
                        "/usr/bin/xandikos",
                        "-d",
                        folder.resolve("store").toString(),
                        "--defaults",
                        "--current-user-principal",
                        "/alice/",
                        "-l",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port));
        var process = ServerProcess.start(folder, command, () -> client.get(home).status() == 200);
        return new Xandikos(process, home);
    }

    @Override
    public Account fresh() {
        // A name is never used twice: after a DELETE this server answers MKCALENDAR with 400.
        var calendar = home.resolve("calendar-" + calendars.incrementAndGet() + "/");
        var account = new Account(calendar, "", "");
        account.client().makeCalendar(calendar);
        return account;
    }

    @Override
    public void stop() {
        process.stop();
    }
}
