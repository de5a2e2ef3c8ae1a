package io.calferry.words;

import io.calferry.profile.Profile;
import io.calferry.sync.Guard;
import io.calferry.sync.Parked;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Uid;

import java.util.Optional;

/// What waits for a person or for another try, in sentences.
public final class WaitingWords {

    private final Bundle bundle;
    private final FaultWords faults;

    WaitingWords(Bundle bundle, FaultWords faults) {
        this.bundle = bundle;
        this.faults = faults;
    }

    /// Why one object of `profile` is parked, and what becomes of it.
    public String sentence(Parked parked, Profile profile) {
        var what = event(parked.title(), parked.uid(), parked.id());
        return switch (parked.reason()) {
            case Reason.Failed(var side, var fault) -> {
                var why = faults.sentence(fault, profile.on(side).signIn());
                yield parked.attempts() > 1
                        ? bundle.get(
                                "waiting.failed.after", what, why, faults.moment(parked.nextTry()))
                        : bundle.get("waiting.failed", what, why);
            }
            case Reason.Clash _ -> bundle.get("waiting.clash", what);
            case Reason.Held _ -> bundle.get("waiting.held", what);
        };
    }

    /// An event by its title, or by what is known of it.
    public String event(String title, Optional<Uid> uid, String otherwise) {
        return title.isBlank()
                ? bundle.get("event.known-as", uid.map(Uid::value).orElse(otherwise))
                : bundle.get("event.titled", title.strip());
    }

    /// Why the guard holds steps of `profile`.
    public String held(Guard.Finding finding, Profile profile) {
        return switch (finding) {
            case Guard.Finding.TooMany(var deletions, var takeOvers, var linked) ->
                    bundle.get(tooMany(deletions, takeOvers), deletions, takeOvers, linked);
            case Guard.Finding.Emptied(var side) ->
                    bundle.choose("held.emptied", side, EndpointWords.place(profile.on(side)));
            case Guard.Finding.Moved(var side) ->
                    bundle.choose("held.moved", side, EndpointWords.place(profile.on(side)));
            case Guard.Finding.FirstRun(var takeOvers) -> bundle.get("held.first-run", takeOvers);
        };
    }

    private static String tooMany(long deletions, long takeOvers) {
        if (takeOvers == 0) {
            return "held.deletions";
        }
        return deletions == 0 ? "held.take-overs" : "held.both";
    }
}
