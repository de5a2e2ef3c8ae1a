package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.calferry.cli.Surroundings;
import io.calferry.servers.Account;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Somebody at a terminal, with one profile, `p`, and settings and data of their own. Passwords are
/// in the environment, as SOURCE and TARGET.
///
/// @param folder where all that is theirs lies
record User(Path folder, Map<String, String> environment) {

    /// What came of a command.
    ///
    /// @param code the exit code
    /// @param json what was printed
    record Told(int code, JsonNode json) {

        /// What `sync` says of the one profile.
        JsonNode profile() {
            return json.path("profiles").path(0);
        }

        long count(String name) {
            return profile().path("counts").path(name).asLong(-1);
        }

        long requests(String side) {
            return profile().path("requests").path(side).asLong(-1);
        }

        Told ended(int expected) {
            assertThat(code).as("%s", json.toPrettyString()).isEqualTo(expected);
            return this;
        }
    }

    /// Writes the profile.
    ///
    /// @param more fields besides the two sides, each with a comma before it
    static User with(
            Path folder, String source, String target, String more, Map<String, String> passwords)
            throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/profiles.json"),
                """
                { "version": 1, "profiles": [ { "id": "p", "name": "P",
                  "source": %s, "target": %s, "schedule": { "manual": true }%s } ] }
                """
                        .formatted(source, target, more));
        return new User(folder, passwords);
    }

    static String feed(URI url) {
        return "{ \"kind\": \"ics\", \"url\": \"%s\" }".formatted(url);
    }

    static String calendar(URI url) {
        return "{ \"kind\": \"caldav\", \"url\": \"%s\" }".formatted(url);
    }

    /// A calendar whose password is in the environment under that name.
    static String calendar(Account account, String variable) {
        return account.user().isEmpty()
                ? calendar(account.calendar())
                : """
                { "kind": "caldav", "url": "%s", "signIn": { "kind": "basic", "username": "%s",
                  "password": { "from": "env", "name": "%s" } } }\
                """
                        .formatted(account.calendar(), account.user(), variable);
    }

    /// The calendar of a mailbox, whose password is in the environment under that name.
    static String exchange(io.calferry.bench.ews.Account account, URI server, String variable) {
        return """
        { "kind": "exchange", "url": "%s", "mailbox": "%s", "calendar": "Calendar",
          "signIn": { "kind": "basic", "username": "%2$s",
            "password": { "from": "env", "name": "%s" } } }\
        """
                .formatted(server, account.address(), variable);
    }

    /// Carries out a command in this process.
    Told run(String... words) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings =
                new Surroundings(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Surroundings.Face.PIPE,
                        _ -> Optional.empty(),
                        environment,
                        "Linux",
                        folder,
                        folder,
                        () -> false,
                        Clock.systemUTC());
        var ending = Main.run(line(words), surroundings);
        return new Told(ending.code(), new ObjectMapper().readTree(out.toString(UTF_8)));
    }

    /// Carries out a command in a process of its own, which prints into the file `out`.
    Process start(String... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-Xmx128m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(line(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("out").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private List<String> line(String... words) {
        var line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--json", "--config", folder.resolve("config").toString()));
        line.addAll(List.of("--data", folder.resolve("data").toString()));
        return line;
    }
}
