package io.calferry.agent;

import io.calferry.sync.Fault;

/// How to go on after a trouble.
enum Remedy {
    /// Soon again and then less often: it mends itself.
    TRY_AGAIN_QUIETLY,
    /// When the server said.
    WAIT_FOR_THE_SERVER,
    /// Not before a person has looked: another try could lock the account.
    ASK_FOR_SIGN_IN,
    /// Less and less often; somebody should look.
    TRY_LESS_OFTEN,
    /// Not before the profile is another.
    WAIT_FOR_A_CHANGE,
    /// Not before a person has seen its plan.
    ASK_FOR_A_LOOK;

    static Remedy of(Trouble trouble) {
        return switch (trouble) {
            case Trouble.OfStore(_, var fault) -> of(fault);
            case Trouble.OfLedger _, Trouble.Bug _ -> TRY_LESS_OFTEN;
            case Trouble.NotYet _ -> WAIT_FOR_A_CHANGE;
            case Trouble.Unseen _ -> ASK_FOR_A_LOOK;
        };
    }

    private static Remedy of(Fault fault) {
        return switch (fault) {
            case Fault.Offline(_, var why) ->
                    switch (why) {
                        case UNKNOWN_HOST, REFUSED, TIMED_OUT, BROKEN_OFF, SERVER_ERROR ->
                                TRY_AGAIN_QUIETLY;
                        case UNTRUSTED_CERTIFICATE, OTHER_CERTIFICATE, TLS_FAILED -> TRY_LESS_OFTEN;
                    };
            case Fault.Busy _ -> WAIT_FOR_THE_SERVER;
            case Fault.SignIn(_, var why) ->
                    switch (why) {
                        // No server was asked, so that no account can be locked. A keychain comes
                        // up without telling anybody, as seconds after us at a login; one that is
                        // locked asks a person each time.
                        case NO_KEYCHAIN -> TRY_AGAIN_QUIETLY;
                        case KEYCHAIN_LOCKED -> TRY_LESS_OFTEN;
                        case REFUSED,
                                FORBIDDEN,
                                NO_PASSWORD,
                                NEEDS_PASSPHRASE,
                                NOT_OVER_PLAIN_HTTP,
                                OTHER_HOST,
                                REFUSED_OR_EXTENDED_PROTECTION,
                                SERVICE_SWITCHED_OFF ->
                                ASK_FOR_SIGN_IN;
                    };
            case Fault.Missing _,
                    Fault.Stale _,
                    Fault.Refused _,
                    Fault.Unreadable _,
                    Fault.ReadOnly _,
                    Fault.Bug _ ->
                    TRY_LESS_OFTEN;
        };
    }
}
