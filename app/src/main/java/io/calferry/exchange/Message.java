package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What the server says to one thing that was asked (m:ResponseMessageType).
///
/// @param code such as `NoError` or `ErrorItemNotFound`
/// @param text the server's own words; may be empty
/// @param backOff how long it wants to be left alone, where it says so
record Message(String code, String text, Optional<Duration> backOff, Element element) {

    private static final int WORDS = 200;
    private static final String OK = "NoError";

    static final Message NOTHING =
            new Message("", "no answer", Optional.empty(), Element.of("m:Nothing"));

    /// What EWS says where HTTP says 429 or 503 (Microsoft, "EWS throttling in Exchange").
    private static final Set<String> BUSY =
            Set.of(
                    "ErrorServerBusy",
                    "ErrorTooManyObjectsOpened",
                    "ErrorExceededConnectionCount",
                    "ErrorInternalServerTransientError");

    static Message of(Element message) {
        var state = message.child("m:ResponseMessage").orElse(message);
        var code = state.textOf("m:ResponseCode").orElse("");
        return new Message(
                code,
                state.textOf("m:MessageText").orElse(""),
                code.equals(OK) ? Optional.empty() : backOff(state),
                message);
    }

    /// A SOAP fault, whose code stands in its detail.
    static Message ofFault(Element fault) {
        var code =
                fault.deep()
                        .filter(it -> it.local().equals("ResponseCode"))
                        .map(Element::text)
                        .findFirst()
                        .orElseGet(() -> fault.textOf("x:faultcode").orElse("Fault"));
        var text =
                fault.deep()
                        .filter(it -> it.local().equals("Message") || it.is("x:faultstring"))
                        .map(Element::text)
                        .findFirst()
                        .orElse("");
        return new Message(code.replaceFirst("^.*:", ""), text, backOff(fault), fault);
    }

    private static Optional<Duration> backOff(Element in) {
        return in.deep()
                .filter(it -> it.is("t:Value"))
                .filter(
                        it ->
                                it.attribute("Name")
                                        .filter("BackOffMilliseconds"::equals)
                                        .isPresent())
                .map(it -> it.text().strip())
                .filter(it -> it.matches("\\d{1,9}"))
                .map(it -> Duration.ofMillis(Long.parseLong(it)))
                .findFirst();
    }

    boolean ok() {
        return code.equals(OK);
    }

    boolean busy() {
        return BUSY.contains(code);
    }

    boolean is(String other) {
        return code.equals(other);
    }

    /// The code with the server's words, short, for a fault.
    String shown() {
        var words = text.strip();
        var all = code.isEmpty() ? words : words.isEmpty() ? code : code + " (" + words + ")";
        return all.length() <= WORDS ? all : all.substring(0, WORDS - 1) + "…";
    }

    /// This, where it is no error. Throws what the error means where nobody knows better.
    Message demand(String what, String host) throws StoreException {
        if (ok()) {
            return this;
        }
        throw new StoreException(fault(what, host));
    }

    /// What the error means for the calendar as a whole.
    ///
    /// @param what the calendar, to people
    Fault fault(String what, String host) {
        return switch (code) {
            case "ErrorAccessDenied",
                    "ErrorImpersonateUserDenied",
                    "ErrorImpersonationDenied",
                    "ErrorCreateItemAccessDenied",
                    "ErrorDelegateNoUser" ->
                    new Fault.SignIn(host, forbidden());
            case "ErrorNonExistentMailbox",
                    "ErrorFolderNotFound",
                    "ErrorMailboxConfiguration",
                    "ErrorItemNotFound",
                    "ErrorInvalidSmtpAddress",
                    "ErrorMissingEmailAddress",
                    "ErrorNonPrimarySmtpAddress" ->
                    new Fault.Missing(what);
            case "ErrorQuotaExceeded" -> new Fault.Refused(Fault.Refused.Why.NO_SPACE, "");
            case "ErrorTimeoutExpired", "ErrorConnectionFailed" ->
                    new Fault.Offline(host, Fault.Offline.Why.TIMED_OUT);
            case "ErrorMailboxStoreUnavailable",
                    "ErrorMailboxMoveInProgress",
                    "ErrorInternalServerError",
                    "ErrorMailboxFailover",
                    "ErrorInsufficientResources" ->
                    new Fault.Offline(host, Fault.Offline.Why.SERVER_ERROR);
            default -> new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, shown());
        };
    }

    private Fault.SignIn.Why forbidden() {
        return SwitchedOff.said(text)
                ? Fault.SignIn.Why.SERVICE_SWITCHED_OFF
                : Fault.SignIn.Why.FORBIDDEN;
    }
}
