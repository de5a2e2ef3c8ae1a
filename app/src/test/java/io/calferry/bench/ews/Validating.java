package io.calferry.bench.ews;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// What does not keep to the schema, of all that went over a server since somebody began to watch.
public final class Validating {

    private final Set<String> faults = new ConcurrentSkipListSet<>();

    void note(String where, List<String> found) {
        found.forEach(fault -> faults.add(where + fault));
    }

    /// A line for each kind of fault.
    public Set<String> faults() {
        return new TreeSet<>(faults);
    }
}
