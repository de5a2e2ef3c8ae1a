package io.calferry.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// What a process took.
///
/// @param wall from its start to its exit
/// @param cpu user and system time, its children's included
/// @param peakBytes the most memory that it had resident; 0 where the system doesn't tell
/// @param out what it printed, on either stream
record Cost(Duration wall, Duration cpu, long peakBytes, int exit, String out) {

    /// The one in the middle, by wall time; of an even number the better.
    static Cost median(List<Cost> costs) {
        return costs.stream()
                .sorted(Comparator.comparing(Cost::wall))
                .toList()
                .get((costs.size() - 1) / 2);
    }

    /// Itself; throws where the process did not end well.
    Cost succeeded(String what) {
        if (exit != 0) {
            throw new Broken("%s ended with %d:%n%s".formatted(what, exit, out));
        }
        return this;
    }

    String peak() {
        return peakBytes == 0 ? "?" : peakBytes / 1_000_000 + " MB";
    }
}
