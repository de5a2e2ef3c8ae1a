package io.calferry.outlook;

import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.outlook.Status.Busy;
import io.calferry.outlook.Status.Importance;
import io.calferry.outlook.Status.Response;
import io.calferry.outlook.Status.Sensitivity;
import io.calferry.outlook.Status.Standing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How an event is shown and how it stands, in the properties of iCalendar and back (MS-OXCICAL
/// section 2.1.3.1.1.20: CLASS, PRIORITY, STATUS, TRANSP, X-MICROSOFT-CDO-BUSYSTATUS).
final class StatusText {

    private static final String BUSY = "X-MICROSOFT-CDO-BUSYSTATUS";
    private static final String INTENDED = "X-MICROSOFT-CDO-INTENDEDSTATUS";
    private static final String IMPORTANCE = "X-MICROSOFT-CDO-IMPORTANCE";

    private StatusText() {}

    static List<Property> properties(Status status) {
        var out = new ArrayList<Property>();
        boolean declined = status.response() == Response.DECLINED;
        if (status.standing() == Standing.CANCELLED) {
            out.add(Property.of("STATUS", "CANCELLED"));
        } else if (status.busy() == Busy.TENTATIVE) {
            out.add(Property.of("STATUS", "TENTATIVE"));
        }
        // Who declined is not there.
        boolean free = status.busy() == Busy.FREE || declined;
        out.add(Property.of("TRANSP", free ? "TRANSPARENT" : "OPAQUE"));
        add(out, BUSY, word(status.busy()));
        status.intended().ifPresent(intended -> add(out, INTENDED, word(intended)));
        switch (status.sensitivity()) {
            case NORMAL -> {
                // Public goes without saying, and Google shows an event to all that says so.
            }
            case PERSONAL, PRIVATE -> out.add(Property.of("CLASS", "PRIVATE"));
            case CONFIDENTIAL -> out.add(Property.of("CLASS", "CONFIDENTIAL"));
        }
        switch (status.importance()) {
            case HIGH -> importance(out, "1", "2");
            case NORMAL -> {
                // Goes without saying.
            }
            case LOW -> importance(out, "9", "0");
        }
        return out;
    }

    private static void importance(List<Property> out, String priority, String own) {
        out.add(Property.of("PRIORITY", priority));
        out.add(Property.of(IMPORTANCE, own));
    }

    private static void add(List<Property> out, String name, @Nullable String word) {
        if (word != null) {
            out.add(Property.of(name, word));
        }
    }

    private static @Nullable String word(Busy busy) {
        return switch (busy) {
            case FREE -> "FREE";
            case TENTATIVE -> "TENTATIVE";
            case BUSY -> "BUSY";
            case OUT_OF_OFFICE -> "OOF";
            case WORKING_ELSEWHERE -> "WORKINGELSEWHERE";
            case UNKNOWN -> null;
        };
    }

    /// @param response of the owner of the mailbox
    static Status of(Component entry, Response response) {
        var status = upper(entry, "STATUS");
        return new Status(
                busy(entry, response),
                word(upper(entry, INTENDED)),
                sensitivity(upper(entry, "CLASS")),
                importance(entry),
                status.equals("CANCELLED") ? Standing.CANCELLED : Standing.ON,
                response);
    }

    /// Outlook's own word where it says what TRANSP and STATUS say, since they know fewer; else it
    /// is left over from before someone changed those.
    private static Busy busy(Component entry, Response response) {
        boolean free = upper(entry, "TRANSP").equals("TRANSPARENT");
        boolean tentative = upper(entry, "STATUS").equals("TENTATIVE");
        var said = free ? Busy.FREE : tentative ? Busy.TENTATIVE : Busy.BUSY;
        var own = word(upper(entry, BUSY)).orElse(said);
        if (free && response == Response.DECLINED) {
            // Transparent because of that alone.
            return own;
        }
        boolean fits =
                switch (own) {
                    case FREE -> free;
                    case TENTATIVE -> !free && tentative;
                    case BUSY, OUT_OF_OFFICE -> !free && !tentative;
                    // Some call it transparent (gromox), some opaque.
                    case WORKING_ELSEWHERE -> !tentative;
                    case UNKNOWN -> false;
                };
        return fits ? own : said;
    }

    private static Optional<Busy> word(String word) {
        return switch (word) {
            case "FREE" -> Optional.of(Busy.FREE);
            case "TENTATIVE" -> Optional.of(Busy.TENTATIVE);
            case "BUSY" -> Optional.of(Busy.BUSY);
            case "OOF" -> Optional.of(Busy.OUT_OF_OFFICE);
            case "WORKINGELSEWHERE" -> Optional.of(Busy.WORKING_ELSEWHERE);
            default -> Optional.empty();
        };
    }

    /// A class that is not known counts as PRIVATE (RFC 5545 section 3.8.1.3).
    private static Sensitivity sensitivity(String word) {
        return switch (word) {
            case "", "PUBLIC" -> Sensitivity.NORMAL;
            case "CONFIDENTIAL" -> Sensitivity.CONFIDENTIAL;
            default -> Sensitivity.PRIVATE;
        };
    }

    /// PRIORITY is 1 to 4 for high, 6 to 9 for low (RFC 5545 section 3.8.1.9).
    private static Importance importance(Component entry) {
        var priority = upper(entry, "PRIORITY");
        if (priority.length() == 1 && priority.charAt(0) > '0') {
            return priority.charAt(0) < '5'
                    ? Importance.HIGH
                    : priority.charAt(0) > '5' ? Importance.LOW : Importance.NORMAL;
        }
        return switch (upper(entry, IMPORTANCE)) {
            case "2" -> Importance.HIGH;
            case "0" -> Importance.LOW;
            default -> Importance.NORMAL;
        };
    }

    private static String upper(Component entry, String name) {
        return entry.first(name)
                .map(property -> property.value().strip().toUpperCase(Locale.ROOT))
                .orElse("");
    }
}
