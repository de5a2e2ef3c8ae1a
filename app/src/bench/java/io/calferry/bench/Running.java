package io.calferry.bench;

import io.calferry.servers.Desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The program while it runs.
record Running(Process process) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofMillis(2);

    static Running start(Desktop desktop, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(desktop.environment());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new Running(builder.start());
    }

    void await(String what, BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            Broken.unless(process::isAlive, "it ended before " + what);
            Broken.unless(() -> System.nanoTime() < end, "no sign of " + what);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    void pause(Duration time) {
        try {
            var ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
            Broken.unless(() -> !ended, "it ended by itself");
        } catch (InterruptedException e) {
            throw new Broken("interrupted");
        }
    }

    Duration processor() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// Megabytes.
    long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(it -> it.startsWith("VmRSS:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
