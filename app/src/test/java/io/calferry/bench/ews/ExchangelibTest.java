package io.calferry.bench.ews;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.concurrent.TimeUnit.SECONDS;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A client that other people wrote, Debian's exchangelib 4.9, works with the server as with a real
/// one. What it calls, and what comes of it, is what `exchangelib_says.txt` lists, a line each.
class ExchangelibTest {

    private final MemoryExchange server = MemoryExchange.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void exchangelib_does_its_calls() throws Exception {
        var ada = server.account("ada@example.org", "Ada Lovelace", "hunter2 of ada");
        ada.grant(server.account("bob@example.org", "Bob Bell", "hunter2 of ada"), Right.READ);
        server.account("service@example.org", "Service", "hunter2 of ada").mayImpersonate();
        server.room("Rooms", "room@example.org", "Room One");
        var watched = EwsSchema.present().map(schema -> schema.validating(server));

        assertThat(script(server.url().toString(), server.autodiscoverUrl().toString()))
                .isEqualTo(Files.readString(Path.of(resource("exchangelib_says.txt"))));
        watched.ifPresent(validating -> assertThat(validating.faults()).isEmpty());
        server.sentToNone();
    }

    private static String script(String... addresses) throws Exception {
        var python = Path.of("/usr/bin/python3");
        if (!Files.isExecutable(python)
                || run(python + "", "-c", "import exchangelib").code() != 0) {
            throw new AssertionError(
                    "exchangelib is missing: apt-get install --no-install-recommends"
                            + " python3-exchangelib (packaging/verify does)");
        }
        var script = resource("exchangelib_calls.py");
        var ran = run(python + "", "-W", "ignore", script, addresses[0], addresses[1]);
        assertThat(ran.code()).as(ran.output()).isZero();
        return ran.output();
    }

    private record Ran(int code, String output) {}

    private static Ran run(String... command) throws IOException, InterruptedException {
        var output = File.createTempFile("calferry-exchangelib-", ".txt");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output)
                            .start();
            if (!process.waitFor(60, SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end: " + Files.readString(output.toPath()));
            }
            return new Ran(process.exitValue(), Files.readString(output.toPath()));
        } finally {
            Files.delete(output.toPath());
        }
    }

    private static String resource(String name) throws URISyntaxException {
        var url = Objects.requireNonNull(ExchangelibTest.class.getResource(name), name);
        return Path.of(url.toURI()).toString();
    }
}
