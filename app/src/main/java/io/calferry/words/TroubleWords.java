package io.calferry.words;

import io.calferry.agent.Trouble;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Profile;
import io.calferry.sync.Side;

/// What kept a profile from running to its end, in sentences.
public final class TroubleWords {

    private final Bundle bundle;
    private final FaultWords faults;
    private final LedgerWords ledger;
    private final EndpointWords endpoints;

    TroubleWords(Bundle bundle, FaultWords faults, LedgerWords ledger, EndpointWords endpoints) {
        this.bundle = bundle;
        this.faults = faults;
        this.ledger = ledger;
        this.endpoints = endpoints;
    }

    /// What is wrong, and what to do next.
    ///
    /// @param profile that did not run
    public String sentence(Trouble trouble, Profile profile) {
        return switch (trouble) {
            case Trouble.OfStore(var side, var fault) ->
                    faults.sentence(fault, profile.on(side).signIn());
            case Trouble.OfLedger(var problem) -> ledger.sentence(problem);
            case Trouble.NotYet(var side) -> notYet(profile, side);
            case Trouble.Unseen _ -> unseen();
            case Trouble.Bug(var reference) -> bundle.get("fault.bug.log", reference);
        };
    }

    /// That nobody has looked yet at what it would do.
    public String unseen() {
        return bundle.get("unseen");
    }

    /// What this version can't do with one side of `profile`.
    public String notYet(Profile profile, Side side) {
        var endpoint = profile.on(side);
        return switch (endpoint) {
            case Endpoint.Graph _ -> bundle.get("not-yet.kind", endpoints.kind(endpoint));
            case Endpoint.Folder _, Endpoint.Ics _, Endpoint.CalDav _, Endpoint.Exchange _ ->
                    bundle.get("not-yet.sign-in", EndpointWords.place(endpoint));
        };
    }
}
