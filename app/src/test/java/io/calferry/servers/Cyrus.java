package io.calferry.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Cyrus with Basic sign-in and with scheduling on: it delivers invitations to its own users and
/// mails them to everybody else (RFC 6638). Debian: see [#PACKAGES]; must be started by root,
/// because it runs as user cyrus.
public final class Cyrus implements CalDavServer {

    private static final String PACKAGES =
            "cyrus-imapd cyrus-caldav cyrus-admin sasl2-bin libsasl2-modules";
    private static final Once<Cyrus> SHARED = new Once<>(Cyrus::start);
    private static final String PASSWORD = "hunter2";

    private final ServerProcess process;
    private final Path folder;
    private final int imap;
    private final URI root;
    private final MailCatcher mail;
    private final AtomicInteger people = new AtomicInteger();

    private Cyrus(ServerProcess process, Path folder, int imap, URI root, MailCatcher mail) {
        this.process = process;
        this.folder = folder;
        this.imap = imap;
        this.root = root;
        this.mail = mail;
    }

    /// The one that all tests of this JVM share.
    public static Cyrus shared() {
        return SHARED.get();
    }

    /// One of its own, for a test that stops it.
    public static Cyrus start() {
        ServerProcess.needs("/usr/sbin/cyrmaster", PACKAGES);
        ServerProcess.needs("/usr/lib/cyrus/bin/httpd", PACKAGES);
        ServerProcess.needs("/usr/sbin/saslpasswd2", PACKAGES);
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new AssertionError(
                    "Cyrus runs as user cyrus, and only root can start it so:"
                            + " run this test as root");
        }
        var folder = ServerProcess.folder("cyrus");
        var imap = ServerProcess.freePort();
        var http = ServerProcess.freePort();
        var mail = MailCatcher.start();
        configure(folder, imap, http, mail.port());
        var root = URI.create("http://127.0.0.1:" + http + "/dav/calendars/user/");
        var command =
                List.of(
                        "setpriv",
                        "--reuid=cyrus",
                        "--regid=mail",
                        "--init-groups",
                        "/usr/sbin/cyrmaster",
                        "-C",
                        folder + "/imapd.conf",
                        "-M",
                        folder + "/cyrus.conf",
                        "-p",
                        folder + "/run/master.pid",
                        "-D");
        var admin = new PlainDav("cyrus", PASSWORD);
        var process = ServerProcess.start(folder, command, () -> admin.get(root).status() != 401);
        return new Cyrus(process, folder, imap, root, mail);
    }

    /// Where its files are.
    Path folder() {
        return folder;
    }

    private static void configure(Path folder, int imap, int http, int smtp) {
        ServerProcess.write(
                folder,
                "imapd.conf",
                """
                configdirectory: DIR/conf
                proc_path: DIR/run/proc
                mboxname_lockpath: DIR/run/lock
                defaultpartition: default
                partition-default: DIR/spool
                sievedir: DIR/sieve
                altnamespace: yes
                unixhierarchysep: yes
                virtdomains: off
                admins: cyrus
                servername: localhost
                allowplaintext: yes
                sasl_pwcheck_method: auxprop
                sasl_auxprop_plugin: sasldb
                sasl_sasldb_path: DIR/sasldb2
                sasl_mech_list: PLAIN
                httpmodules: caldav
                caldav_create_default: yes
                caldav_create_sched: yes
                caldav_create_attach: no
                calendar_user_address_set: example.org
                autocreate_quota: 0
                notifysocket: DIR/run/socket/notify
                idlesocket: DIR/run/socket/idle
                lmtpsocket: DIR/run/socket/lmtp
                lmtp_socket: DIR/run/socket/lmtp
                hashimapspool: true
                smtp_backend: host
                smtp_host: 127.0.0.1:SMTP/noauth
                """
                        .replace("DIR", folder.toString())
                        .replace("SMTP", Integer.toString(smtp)));
        ServerProcess.write(
                folder,
                "cyrus.conf",
                """
                START {
                  recover cmd="/usr/sbin/cyrus ctl_cyrusdb -C DIR/imapd.conf -r"
                }
                SERVICES {
                  imap cmd="/usr/lib/cyrus/bin/imapd -C DIR/imapd.conf" listen="127.0.0.1:IMAP" prefork=0
                  http cmd="/usr/lib/cyrus/bin/httpd -C DIR/imapd.conf" listen="127.0.0.1:HTTP" prefork=2 maxchild=40
                }
                EVENTS {
                  checkpoint cmd="/usr/sbin/cyrus ctl_cyrusdb -C DIR/imapd.conf -c" period=30
                }
                """
                        .replace("DIR", folder.toString())
                        .replace("IMAP", Integer.toString(imap))
                        .replace("HTTP", Integer.toString(http)));
        ServerProcess.run(
                folder,
                "",
                "/bin/sh",
                "-c",
                "mkdir -p conf spool sieve run/proc run/lock run/socket && chown -R cyrus:mail .");
        setPassword(folder, "cyrus");
    }

    private static void setPassword(Path folder, String user) {
        ServerProcess.run(
                folder,
                PASSWORD,
                "setpriv",
                "--reuid=cyrus",
                "--regid=mail",
                "--init-groups",
                "/usr/sbin/saslpasswd2",
                "-p",
                "-c",
                "-f",
                folder + "/sasldb2",
                "-u",
                "localhost",
                user);
    }

    /// A new and empty calendar of a new person: this server wants a UID to be unique over all
    /// calendars of a person.
    @Override
    public Account fresh() {
        var someone = person("alice");
        var calendar = someone.calendar().resolve("../calendar/");
        someone.client().makeCalendar(calendar);
        return new Account(calendar, someone.user(), PASSWORD);
    }

    /// A new person, with the calendar in which invitations arrive.
    ///
    /// @param name a number is added to it
    public Account person(String name) {
        var user = name + people.incrementAndGet();
        setPassword(folder, user);
        createMailbox(user);
        var account = new Account(root.resolve(user + "/Default/"), user, PASSWORD);
        // The first look makes the person's calendars.
        account.client().members(root.resolve(user + "/"));
        return account;
    }

    /// Where others reach `person`.
    public static String address(Account person) {
        return person.user() + "@example.org";
    }

    /// All that has reached `person` from others: the members of the scheduling inbox and of the
    /// calendar in which invitations arrive. The server delivers before it answers a write
    /// (CyrusTest shows it), so there is nothing to wait for.
    public List<URI> received(Account person) {
        var client = person.client();
        var received = new ArrayList<>(client.members(person.calendar()));
        received.addAll(client.members(person.calendar().resolve("../Inbox/")));
        return List.copyOf(received);
    }

    /// The addresses to which the server has sent mail so far; before it answered the write, too.
    public List<String> mailed() {
        return mail.recipients();
    }

    @Override
    public void stop() {
        process.stop();
    }

    private void createMailbox(String user) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), imap);
                var in =
                        new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            in.readLine();
            command(socket, in, "a LOGIN cyrus " + PASSWORD);
            command(socket, in, "b CREATE user/" + user);
            command(socket, in, "c LOGOUT");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void command(Socket to, BufferedReader in, String line) throws IOException {
        to.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
        to.getOutputStream().flush();
        var tag = line.substring(0, 2);
        var answer = in.readLine();
        while (answer != null && !answer.startsWith(tag)) {
            answer = in.readLine();
        }
        if (answer == null || !answer.startsWith(tag + "OK")) {
            throw new AssertionError(line.substring(2, line.indexOf(' ', 2)) + " gave " + answer);
        }
    }
}
