package io.calferry.tray;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The registry by the tool of Windows for it. Changes go through a file: its quoting is defined,
/// that of a command line is not.
final class RegistryTool implements RunKey.Registry {

    private static final long SECONDS = 20;
    private static final int MOST = 65_536;

    @Override
    public void take(String changes) throws IOException {
        var file = Files.createTempFile("calferry", ".reg");
        try {
            Files.writeString(file, "\uFEFF" + changes, UTF_16LE);
            var result = run(List.of("reg.exe", "import", file.toString()));
            if (result.code() != 0) {
                throw new IOException("reg import ended with " + result.code());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public Optional<String> read(String key, String value) throws IOException {
        var result = run(List.of("reg.exe", "query", key, "/v", value));
        return result.code() == 0 ? text(result.output(), value) : Optional.empty();
    }

    /// The text of `value` in what the tool prints.
    static Optional<String> text(String output, String value) {
        var line =
                Pattern.compile(
                        "^\\s+" + Pattern.quote(value) + "\\s+REG_(?:EXPAND_)?SZ\\s+(.*?)\\s*$",
                        Pattern.MULTILINE);
        var matcher = line.matcher(output);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private record Result(int code, String output) {}

    private static Result run(List<String> command) throws IOException {
        var output = Files.createTempFile("calferry", ".out");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("reg does not end");
            }
            return new Result(process.exitValue(), read(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reg ran", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String read(Path output) throws IOException {
        try (var in = Files.newInputStream(output)) {
            return new String(in.readNBytes(MOST), Charset.defaultCharset());
        }
    }
}
