package io.calferry.caldav;

import io.calferry.caldav.Dav.Depth;
import io.calferry.caldav.Dav.Outcome;
import io.calferry.caldav.Dav.Refusal;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds out why a write was refused where its answer does not say: the calendar may be gone, or
/// not ours to write.
final class Rights {

    /// Any of these lets objects be created or changed (RFC 3744 section 3).
    private static final Set<String> WRITING = Set.of("all", "write", "write-content", "bind");

    private final Dav dav;
    private final Calendar calendar;

    Rights(Dav dav, Calendar calendar) {
        this.dav = dav;
        this.calendar = calendar;
    }

    /// What to throw.
    StoreException why(Refusal refusal) throws StoreException {
        var there = new ArrayList<Row>();
        var outcome =
                dav.propfind(
                        calendar.at(),
                        Depth.ITSELF,
                        Bodies.calendar(),
                        row -> {
                            if (row.exists()) {
                                there.add(row);
                            }
                        });
        if (outcome instanceof Outcome.Said(var now) && !(now.fault() instanceof Fault.Missing)) {
            return now.thrown();
        }
        if (there.isEmpty()) {
            return new StoreException(new Fault.Missing(calendar.shown()));
        }
        return new StoreException(
                switch (of(there.getFirst())) {
                    case READ -> new Fault.ReadOnly(calendar.shown());
                    case WRITE, UNKNOWN ->
                            new Fault.Refused(
                                    Fault.Refused.Why.OTHER, ObjectWriter.detail(refusal));
                });
    }

    /// What the server says that we may do with a collection.
    static Access of(Row row) {
        var privileges = row.property(Name.PRIVILEGES).map(Element::children).orElse(List.of());
        if (privileges.isEmpty()) {
            return Access.UNKNOWN;
        }
        var write =
                privileges.stream()
                        .flatMap(privilege -> privilege.children().stream())
                        .anyMatch(right -> WRITING.contains(right.name().local()));
        return write ? Access.WRITE : Access.READ;
    }
}
