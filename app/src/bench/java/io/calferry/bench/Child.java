package io.calferry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Runs a command to its end and measures it. A shell between tells the processor time, to ten
/// milliseconds: its `times` (POSIX) knows what its ended children took, whereas `/proc` forgets it
/// with the process and GNU time is not installed everywhere.
record Child(Path folder) {

    private static final String SHELL = "\"$@\"; code=$?; times >\"$TIMES\"; exit $code";
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.,]+)s");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    Cost run(List<String> command) {
        try {
            return measured(command);
        } catch (IOException e) {
            throw new Broken("can't run " + command.getFirst() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Broken("interrupted");
        }
    }

    private Cost measured(List<String> command) throws IOException, InterruptedException {
        var out = Files.createTempFile(folder, "out", ".txt");
        var times = Files.createTempFile(folder, "times", ".txt");
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "sh"));
        words.addAll(command);
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(out.toFile()).directory(folder.toFile());
        builder.environment().put("TIMES", times.toString());
        var start = System.nanoTime();
        var process = builder.start();
        process.getOutputStream().close();
        var peak = 0L;
        while (!process.waitFor(15, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakOf(process));
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
            }
        }
        var wall = Duration.ofNanos(System.nanoTime() - start);
        return new Cost(
                wall,
                cpu(Files.readString(times)),
                peak,
                process.exitValue(),
                Files.readString(out));
    }

    private static long peakOf(Process shell) {
        return shell.descendants().mapToLong(child -> peakOf(child.pid())).max().orElse(0);
    }

    private static long peakOf(long pid) {
        try {
            var found = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return found.find() ? Long.parseLong(found.group(1)) * 1024 : 0;
        } catch (IOException e) {
            // It has ended between two looks, or this system has no /proc.
            return 0;
        }
    }

    /// The second line of `times`: user and system time of the children.
    private static Duration cpu(String times) {
        var sum = Duration.ZERO;
        var lines = times.strip().lines().toList();
        var found = TIME.matcher(lines.getLast());
        while (found.find()) {
            var seconds = Double.parseDouble(found.group(2).replace(',', '.'));
            sum = sum.plusMinutes(Long.parseLong(found.group(1)));
            sum = sum.plusMillis(Math.round(seconds * 1000));
        }
        return sum;
    }
}
