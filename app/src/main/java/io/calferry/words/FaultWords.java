package io.calferry.words;

import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.SignIn;
import io.calferry.sync.Fault;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What went wrong with a store, in sentences.
///
/// @param zone in which moments are told
public record FaultWords(ZoneId zone) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    /// What ended a run, and what to do next.
    ///
    /// @param signIn of the side whose store it is
    public String sentence(Fault fault, SignIn signIn) {
        return switch (fault) {
            case Fault.Offline(var host, var why) -> offline(host, why);
            case Fault.SignIn(var host, var why) -> signIn(host, why, signIn);
            case Fault.Busy(var host, var retryAt) ->
                    host
                            + " is busy and asks for patience. Try again "
                            + retryAt.map(at -> "after " + moment(at)).orElse("later")
                            + ".";
            case Fault.Missing(var what) ->
                    what
                            + " is not there. Check the address or path in the profile; nothing was"
                            + " deleted.";
            case Fault.Stale _ ->
                    "An event was changed by somebody else at the same moment. Run it again.";
            case Fault.Refused(var why, var detail) -> refused(why, detail);
            case Fault.Unreadable(var why, var detail) -> unreadable(why, detail);
            case Fault.ReadOnly(var what) ->
                    what
                            + " can be read but not written. Ask its owner for the right to write,"
                            + " or choose another target.";
            case Fault.Bug(var reference) -> bug("the log under " + reference);
        };
    }

    /// A mistake of the program.
    ///
    /// @param reference what finds it in the log
    public static String bug(String reference) {
        return "This is a mistake in Calferry, not yours. What is known of it stands in "
                + reference
                + ".";
    }

    /// Such as `21 Nov 14:05`.
    public String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    private static String offline(String host, Fault.Offline.Why why) {
        return switch (why) {
            case UNKNOWN_HOST ->
                    "There is no "
                            + host
                            + " to be found. Check the address in the profile, and whether this"
                            + " computer is online.";
            case REFUSED ->
                    host
                            + " does not accept connections. Check the address and the port, or try"
                            + " again later.";
            case TIMED_OUT -> host + " did not answer in time. Try again later.";
            case BROKEN_OFF ->
                    host + " broke off in the middle. Nothing is lost; run the profile again.";
            case UNTRUSTED_CERTIFICATE ->
                    host
                            + " shows a certificate that this computer does not trust. If it is"
                            + " right, name it under `tls` in the profile.";
            case TLS_FAILED ->
                    "No secure connection to "
                            + host
                            + " could be made. Check that the address and the port are right.";
            case SERVER_ERROR ->
                    host + " reports an error of its own. Try again later, or tell who runs it.";
        };
    }

    private static String signIn(String host, Fault.SignIn.Why why, SignIn signIn) {
        return switch (why) {
            case REFUSED ->
                    signIn instanceof SignIn.None
                            ? host + " asks for a sign-in. Name one under `signIn` in the profile."
                            : "The password for " + host + " was refused. " + correct(signIn);
            case FORBIDDEN ->
                    host
                            + " does not allow this. Check the address and the permissions, or ask"
                            + " the owner of the calendar.";
            case NO_PASSWORD -> "There is no password for " + host + ". " + provide(signIn);
            case NO_KEYCHAIN ->
                    "There is no keychain here that could hold the password for "
                            + host
                            + ". Enter it with `calferry password PROFILE SIDE`, which says"
                            + " where else it can be kept.";
            case KEYCHAIN_LOCKED ->
                    "The password for "
                            + host
                            + " can't be read: the keychain is locked. Unlock it; where it is the"
                            + " encrypted file, give its passphrase, as the README says.";
            case NOT_OVER_PLAIN_HTTP ->
                    "The password for "
                            + host
                            + " was not sent, because the connection is not encrypted. Use an"
                            + " address that begins with https, or, if nobody else can listen, give"
                            + " this side of the profile: \"tls\": { \"trust\": \"plain-http\","
                            + " \"host\": \"THE NAME OF THE HOST\" }.";
            case OTHER_HOST ->
                    host
                            + " is not the server that the profile names, so the password was not"
                            + " sent there. If it is right, put its address into the profile.";
            case REFUSED_OR_EXTENDED_PROTECTION ->
                    "The password for "
                            + host
                            + " was refused. If it is right, the server asks for Extended"
                            + " Protection, which Calferry can't do yet: ask who runs it to allow"
                            + " Basic over https, or sign in with that.";
            case SERVICE_SWITCHED_OFF ->
                    "Exchange Web Services are switched off at "
                            + host
                            + ". Calendars of Microsoft 365 need Microsoft Graph instead; ask who"
                            + " runs the server whether it can be switched on.";
        };
    }

    private static String correct(SignIn signIn) {
        return signIn.secret()
                .map(
                        source ->
                                switch (source) {
                                    case PasswordSource.Env(var name) ->
                                            "Correct it in the environment variable " + name + ".";
                                    case PasswordSource.Command command ->
                                            "Correct what `" + command.program() + "` prints.";
                                    case PasswordSource.Keychain _ ->
                                            "Enter the new one: `calferry password PROFILE SIDE`.";
                                })
                .orElse("Sign in again.");
    }

    private static String provide(SignIn signIn) {
        return signIn.secret()
                .map(
                        source ->
                                switch (source) {
                                    case PasswordSource.Env(var name) ->
                                            "Set the environment variable " + name + ".";
                                    case PasswordSource.Command command ->
                                            "`"
                                                    + command.program()
                                                    + "` printed none. Run it yourself to see why.";
                                    case PasswordSource.Keychain _ ->
                                            "Keep it with `calferry password PROFILE SIDE`.";
                                })
                .orElse("Name a sign-in with a password under `signIn` in the profile.");
    }

    private static String refused(Fault.Refused.Why why, String detail) {
        return switch (why) {
            case NOT_VALID -> "The server does not take this event as it is" + words(detail);
            case TOO_LARGE -> "The event is too large for the server.";
            case UID_TAKEN ->
                    "The server already has this event in another calendar of the same account.";
            case NO_SPACE -> "There is no space left. Make some, then run the profile again.";
            case WOULD_MAIL ->
                    "Writing it would have mailed the people who are invited, so it was not"
                            + " written.";
            case SERVER_ERROR ->
                    "The server has an error of its own with this event" + words(detail);
            case OTHER -> "The server refused this event" + words(detail);
        };
    }

    private static String unreadable(Fault.Unreadable.Why why, String detail) {
        return switch (why) {
            case BAD_OBJECT -> "The event can't be understood" + words(detail);
            case NOT_A_CALENDAR ->
                    "What is at this address is no calendar" + words(detail) + CHECK_ADDRESS;
            case EMPTY ->
                    "The answer was empty, which an empty calendar is not. Nothing was deleted."
                            + " Try again later.";
            case CUT_OFF ->
                    "The calendar breaks off before its end. Nothing was deleted. Try again later.";
            case TOO_LARGE -> "The calendar is larger than Calferry takes" + words(detail);
            case NOT_CALDAV ->
                    "There is no CalDAV calendar at this address" + words(detail) + CHECK_ADDRESS;
            case NOT_EXCHANGE ->
                    "There are no Exchange Web Services at this address"
                            + words(detail)
                            + CHECK_ADDRESS;
            case BAD_ANSWER ->
                    "The server's answer can't be understood"
                            + words(detail)
                            + " Nothing was deleted. Try again later.";
        };
    }

    private static final String CHECK_ADDRESS = " Check the address in the profile.";

    private static String words(String detail) {
        return detail.isBlank() ? "." : ": " + detail.strip() + (ends(detail) ? "" : ".");
    }

    private static boolean ends(String detail) {
        return detail.strip().endsWith(".");
    }

    /// What an endpoint is to people, without anything secret in its address.
    public static String place(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Folder(var path) -> path.toString();
            case Endpoint.Ics feed ->
                    feed.file().map(Object::toString).orElseGet(() -> host(feed.url()));
            case Endpoint.CalDav(var url, _, _) -> host(url);
            case Endpoint.Exchange(_, var mailbox, var calendar, _, _, _) ->
                    mailbox + ", " + calendar;
            case Endpoint.Graph _ -> "Microsoft 365";
        };
    }

    private static String host(java.net.URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /// What kind of calendar an endpoint is, to people.
    public static String kind(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Folder _ -> "folder";
            case Endpoint.Ics feed -> feed.file().isPresent() ? "ICS file" : "ICS feed";
            case Endpoint.CalDav _ -> "CalDAV";
            case Endpoint.Exchange _ -> "Exchange";
            case Endpoint.Graph _ -> "Microsoft 365";
        };
    }
}
