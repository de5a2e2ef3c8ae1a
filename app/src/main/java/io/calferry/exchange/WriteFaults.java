package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Refused;
import io.calferry.sync.Href;

import java.util.Set;

/// What it means that the server refuses a write.
final class WriteFaults {

    private static final Set<String> GONE =
            Set.of("ErrorItemNotFound", "ErrorInvalidIdMalformed", "ErrorInvalidId");

    private static final Set<String> CHANGED =
            Set.of(
                    "ErrorIrresolvableConflict",
                    "ErrorStaleObject",
                    "ErrorChangeKeyRequiredForWriteOperations",
                    "ErrorInvalidChangeKey");

    private WriteFaults() {}

    static boolean isGone(Message message) {
        return GONE.contains(message.code());
    }

    /// Of a write to what lies at `href`.
    static Fault of(Href href, Message message, String what, String host) {
        return isGone(message) || CHANGED.contains(message.code())
                ? new Fault.Stale(href)
                : of(message, what, host);
    }

    /// Of a write of something new.
    static Fault of(Message message, String what, String host) {
        return switch (message.code()) {
            case "ErrorAccessDenied", "ErrorCreateItemAccessDenied" -> new Fault.ReadOnly(what);
            case "ErrorMessageSizeExceeded", "ErrorDataSizeLimitExceeded" ->
                    new Refused(Refused.Why.TOO_LARGE, "");
            case "ErrorInternalServerError" ->
                    new Refused(Refused.Why.SERVER_ERROR, message.shown());
            default -> {
                var fault = message.fault(what, host);
                yield fault.endsRun() && !(fault instanceof Fault.Unreadable)
                        ? fault
                        : new Refused(why(message), message.shown());
            }
        };
    }

    /// The codes of what is not valid name the calendar, the recurrence or the property.
    private static Refused.Why why(Message message) {
        var code = message.code();
        return code.startsWith("ErrorCalendar")
                        || code.startsWith("ErrorRecurrence")
                        || code.startsWith("ErrorInvalid")
                        || code.contains("TimeZone")
                ? Refused.Why.NOT_VALID
                : Refused.Why.OTHER;
    }
}
