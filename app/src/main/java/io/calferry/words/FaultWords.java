package io.calferry.words;

import io.calferry.profile.PasswordSource;
import io.calferry.profile.SignIn;
import io.calferry.sync.Fault;

import java.time.Instant;

/// What went wrong with a store, in sentences.
public final class FaultWords {

    private final Bundle bundle;
    private final Moments moments;

    FaultWords(Bundle bundle, Moments moments) {
        this.bundle = bundle;
        this.moments = moments;
    }

    /// What ended a run, and what to do next.
    ///
    /// @param signIn of the side whose store it is
    public String sentence(Fault fault, SignIn signIn) {
        return switch (fault) {
            case Fault.Offline(var host, var why) -> bundle.choose("fault.offline", why, host);
            case Fault.SignIn(var host, var why) -> signIn(host, why, signIn);
            case Fault.Busy(var host, var retryAt) ->
                    retryAt.map(at -> bundle.get("fault.busy.until", host, moments.moment(at)))
                            .orElseGet(() -> bundle.get("fault.busy", host));
            case Fault.Missing(var what) -> bundle.get("fault.missing", what);
            case Fault.Stale _ -> bundle.get("fault.stale");
            case Fault.Refused(var why, var detail) ->
                    bundle.choose("fault.refused", why, end(detail));
            case Fault.Unreadable(var why, var detail) ->
                    bundle.choose("fault.unreadable", why, end(detail));
            case Fault.ReadOnly(var what) -> bundle.get("fault.read-only", what);
            case Fault.Bug(var reference) -> bundle.get("fault.bug.log", reference);
        };
    }

    /// A mistake of the program.
    ///
    /// @param reference what finds it in the log
    public String bug(String reference) {
        return bundle.get("fault.bug", reference);
    }

    /// Such as `21 Nov 14:05`.
    String moment(Instant at) {
        return moments.moment(at);
    }

    private String signIn(String host, Fault.SignIn.Why why, SignIn signIn) {
        return switch (why) {
            case REFUSED ->
                    signIn instanceof SignIn.None
                            ? bundle.get("fault.sign-in.asked", host)
                            : bundle.choose("fault.sign-in", why, host) + " " + correct(signIn);
            case NO_PASSWORD -> bundle.choose("fault.sign-in", why, host) + " " + provide(signIn);
            case FORBIDDEN,
                    NO_KEYCHAIN,
                    KEYCHAIN_LOCKED,
                    NEEDS_PASSPHRASE,
                    NOT_OVER_PLAIN_HTTP,
                    OTHER_HOST,
                    REFUSED_OR_EXTENDED_PROTECTION,
                    SERVICE_SWITCHED_OFF ->
                    bundle.choose("fault.sign-in", why, host);
        };
    }

    private String correct(SignIn signIn) {
        return signIn.secret()
                .map(source -> from("fault.correct", source))
                .orElseGet(() -> bundle.get("fault.correct.otherwise"));
    }

    private String provide(SignIn signIn) {
        return signIn.secret()
                .map(source -> from("fault.provide", source))
                .orElseGet(() -> bundle.get("fault.provide.otherwise"));
    }

    private String from(String prefix, PasswordSource source) {
        return switch (source) {
            case PasswordSource.Env(var name) -> bundle.get(prefix + ".env", name);
            case PasswordSource.Command command ->
                    bundle.get(prefix + ".command", command.program());
            case PasswordSource.Keychain _ -> bundle.get(prefix + ".keychain");
        };
    }

    /// What ends a sentence: the words of a server, where it has some.
    private static String end(String detail) {
        var said = detail.strip();
        return said.isEmpty() ? "." : ": " + said + (said.endsWith(".") ? "" : ".");
    }
}
