package io.calferry.tray;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// How a second start of the program reaches the first: through a Unix-domain socket in the data
/// folder, which only the owner may enter. Who holds the data folder hangs the bell up; who finds
/// it held rings, hands its arguments over, and ends.
public final class Doorbell implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    private static final String FILE = "calferry.socket";
    private static final int MOST_ARGUMENTS = 100;
    private static final int LONGEST_ARGUMENT = 8_192;
    private static final int HEARD = 0x0CA1;

    /// Who connects has this long to say what it wants.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final ServerSocketChannel server;
    private final Path file;
    private final Consumer<List<String>> heard;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("doorbell-limit").factory());

    /// What became of a ring.
    public enum Answer {
        /// The first has the arguments.
        HEARD,
        /// Nobody is there, or who holds the folder has no bell, as a run in a terminal.
        NOBODY
    }

    private Doorbell(ServerSocketChannel server, Path file, Consumer<List<String>> heard) {
        this.server = server;
        this.file = file;
        this.heard = heard;
    }

    /// Hangs the bell up. Only the holder of the folder may do so: what is there of an earlier one
    /// is taken away. Throws `IOException` where that can't be, as where the path is longer than a
    /// socket's may be (about 100 bytes); then the program works, only a second start can't reach
    /// it.
    ///
    /// @param data the data folder
    /// @param heard is told the arguments of each second start, on a thread of its own
    public static Doorbell hang(Path data, Consumer<List<String>> heard) throws IOException {
        var file = data.resolve(FILE);
        Files.deleteIfExists(file);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(file));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        var bell = new Doorbell(server, file, heard);
        Thread.ofVirtual().name("doorbell").start(bell::listen);
        return bell;
    }

    /// Rings, and hands `arguments` over. The first may be just about to hang its bell up, so this
    /// tries again for a while.
    ///
    /// @param data the data folder
    /// @param patience how long to try
    public static Answer ring(Path data, List<String> arguments, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        do {
            if (hands(data.resolve(FILE), arguments)) {
                return Answer.HEARD;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
        return Answer.NOBODY;
    }

    private static boolean hands(Path file, List<String> arguments) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            var out = new DataOutputStream(Channels.newOutputStream(channel));
            out.writeInt(arguments.size());
            for (var argument : arguments) {
                var bytes = argument.getBytes(UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            out.flush();
            return new DataInputStream(Channels.newInputStream(channel)).readInt() == HEARD;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    private void listen() {
        while (true) {
            try {
                var visitor = server.accept();
                Thread.ofVirtual().start(() -> answer(visitor));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.warn("A second start can't be heard any more", e);
                return;
            }
        }
    }

    private void answer(SocketChannel visitor) {
        var limit = clock.schedule(() -> shut(visitor), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try (visitor) {
            var arguments = read(new DataInputStream(Channels.newInputStream(visitor)));
            new DataOutputStream(Channels.newOutputStream(visitor)).writeInt(HEARD);
            heard.accept(arguments);
        } catch (IOException e) {
            LOG.info("Somebody rang and said nothing of use: {}", e.toString());
        } finally {
            limit.cancel(false);
        }
    }

    private static List<String> read(DataInputStream in) throws IOException {
        var count = limited(in.readInt(), MOST_ARGUMENTS);
        var arguments = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var bytes = new byte[limited(in.readInt(), LONGEST_ARGUMENT)];
            in.readFully(bytes);
            arguments.add(new String(bytes, UTF_8));
        }
        return List.copyOf(arguments);
    }

    private static int limited(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("more than " + most);
        }
        return number;
    }

    private static void shut(SocketChannel visitor) {
        try {
            visitor.close();
        } catch (IOException _) {
            // It is of no use any more in any case.
        }
    }

    /// Takes the bell down, before the folder is let go.
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            server.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.info("The socket of this start stays behind: {}", e.toString());
        }
    }
}
