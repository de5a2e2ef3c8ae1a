package io.calferry.exchange;

import io.calferry.outlook.Status;
import io.calferry.outlook.Status.Busy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says how an item is shown and how it stands, in the words of EWS; see [StatusReader].
final class StatusWriter {

    // Bits of AppointmentState (MS-OXOCAL section 2.2.1.10)
    private static final int MEETING = 1;
    private static final int RECEIVED = 2;
    private static final int CANCELLED = 4;

    private StatusWriter() {}

    /// What a new item has among the properties without an element, in their place there.
    static List<Value> extended(Status status) {
        var values = new ArrayList<Value>();
        if (status.busy() == Busy.WORKING_ELSEWHERE) {
            values.add(busy(status));
        }
        intended(status).ifPresent(values::add);
        if (status.standing() == Status.Standing.CANCELLED) {
            values.add(standing(status));
        }
        return values;
    }

    /// What it has among the elements.
    static List<Value> elements(Status status) {
        return status.busy() == Busy.WORKING_ELSEWHERE ? List.of() : List.of(busy(status));
    }

    /// The schema of 2010 has no word for working elsewhere.
    static Value busy(Status status) {
        return switch (status.busy()) {
            case FREE -> Value.text("calendar:LegacyFreeBusyStatus", "Free");
            case TENTATIVE -> Value.text("calendar:LegacyFreeBusyStatus", "Tentative");
            case BUSY, UNKNOWN -> Value.text("calendar:LegacyFreeBusyStatus", "Busy");
            case OUT_OF_OFFICE -> Value.text("calendar:LegacyFreeBusyStatus", "OOF");
            case WORKING_ELSEWHERE -> Value.extended(Properties.BUSY, "4");
        };
    }

    static Optional<Value> intended(Status status) {
        return status.intended()
                .flatMap(StatusWriter::number)
                .map(it -> Value.extended(Properties.INTENDED, it));
    }

    private static Optional<String> number(Busy busy) {
        return switch (busy) {
            case FREE -> Optional.of("0");
            case TENTATIVE -> Optional.of("1");
            case BUSY -> Optional.of("2");
            case OUT_OF_OFFICE -> Optional.of("3");
            case WORKING_ELSEWHERE -> Optional.of("4");
            case UNKNOWN -> Optional.empty();
        };
    }

    /// Whether it was called off. What stands beside that stays: without it, somebody else's
    /// meeting would be the owner's own.
    static Value standing(Status status) {
        int meeting =
                switch (status.response()) {
                    case UNKNOWN -> 0;
                    case ORGANIZER -> MEETING;
                    case TENTATIVE, ACCEPTED, DECLINED, NONE_YET -> MEETING | RECEIVED;
                };
        int cancelled =
                switch (status.standing()) {
                    case ON -> 0;
                    case CANCELLED -> CANCELLED;
                };
        return Value.extended(Properties.STATE, Integer.toString(meeting | cancelled));
    }
}
