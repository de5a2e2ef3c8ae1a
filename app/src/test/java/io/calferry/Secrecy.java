package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Looks for passwords after every test there is: in all files that it left in its folders (logs,
/// ledgers, profiles, exports), in what was printed meanwhile, in what windows showed, and in the
/// arguments of all processes that were started.
///
/// Every password that a test uses has [#MARK] in it; so none has to be known here.
public final class Secrecy implements BeforeAllCallback, AfterEachCallback {

    /// In each password, and in nothing else.
    public static final String MARK = "hunter2";

    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();
    private static boolean listening;

    /// Hears what somebody can read.
    public static void look(String where, String text) {
        if (text.contains(MARK)) {
            SEEN.add(where);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        synchronized (Secrecy.class) {
            if (!listening) {
                listening = true;
                System.setOut(new PrintStream(new Ear(System.out, "standard output"), true));
                System.setErr(new PrintStream(new Ear(System.err, "standard error"), true));
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (var instance : context.getRequiredTestInstances().getAllInstances()) {
            for (var field :
                    AnnotationSupport.findAnnotatedFields(
                            instance.getClass(),
                            TempDir.class,
                            it -> it.getType() == Path.class,
                            HierarchyTraversalMode.TOP_DOWN)) {
                if (ReflectionSupport.tryToReadFieldValue(field, instance).get()
                        instanceof Path folder) {
                    lookAtFiles(folder);
                }
            }
        }
        ProcessHandle.current()
                .descendants()
                .forEach(
                        it -> look("arguments of " + it.pid(), it.info().commandLine().orElse("")));
        var seen = new ArrayList<String>();
        for (var one = SEEN.poll(); one != null; one = SEEN.poll()) {
            seen.add(one);
        }
        assertThat(seen).as("where a password can be read").isEmpty();
    }

    private static void lookAtFiles(Path folder) throws IOException {
        for (var file : files(folder)) {
            try {
                look(file.toString(), new String(Files.readAllBytes(file), ISO_8859_1));
            } catch (NoSuchFileException _) {
                // A server that is still at work took it away.
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(Files::isReadable).toList();
        }
    }

    /// Hears what is printed, line by line.
    private static final class Ear extends FilterOutputStream {

        private final String name;
        private final StringBuilder line = new StringBuilder();

        private Ear(OutputStream to, String name) {
            super(to);
            this.name = name;
        }

        @Override
        public synchronized void write(int b) throws IOException {
            out.write(b);
            hear(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            for (var at = from; at < from + length; at++) {
                hear(bytes[at]);
            }
        }

        private void hear(int b) {
            if (b == '\n') {
                look(name, line.toString());
                line.setLength(0);
            } else {
                line.append((char) (b & 0xFF));
            }
        }
    }
}
