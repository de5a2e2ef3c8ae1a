package io.calferry.words;

import io.calferry.profile.Profile;
import io.calferry.sync.Guard;
import io.calferry.sync.Parked;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Side;
import io.calferry.sync.Uid;

import java.util.Optional;

/// What waits for a person or for another try, in sentences.
///
/// @param faults which tells what is wrong with a single event
public record WaitingWords(FaultWords faults) {

    /// Why one object of `profile` is parked, and what becomes of it.
    public String sentence(Parked parked, Profile profile) {
        var what = event(parked.title(), parked.uid(), parked.id());
        return switch (parked.reason()) {
            case Reason.Failed(var side, var fault) ->
                    what
                            + " could not be carried. "
                            + faults.sentence(fault, profile.on(side).signIn())
                            + " It is tried again"
                            + (parked.attempts() > 1
                                    ? " after " + faults.moment(parked.nextTry())
                                    : "")
                            + ".";
            case Reason.Clash _ ->
                    what
                            + " was changed on both sides. Make both say the same, or let"
                            + " `onClash` in the profile say which side stays.";
            case Reason.Held _ -> what + " is held, and waits for your word.";
        };
    }

    /// An event by its title, or by what is known of it.
    public static String event(String title, Optional<Uid> uid, String otherwise) {
        return title.isBlank()
                ? "The event " + uid.map(Uid::value).orElse(otherwise)
                : "\"" + title.strip() + "\"";
    }

    /// Why the guard holds steps of `profile`.
    public static String held(Guard.Finding finding, Profile profile) {
        return switch (finding) {
            case Guard.Finding.TooMany(var deletions, var takeOvers, var linked) ->
                    held(deletions, takeOvers)
                            + " at once, of "
                            + Numbers.of(linked, "event", "events")
                            + " in all, is more than the profile allows.";
            case Guard.Finding.Emptied(var side) ->
                    "The "
                            + (side == Side.LEFT ? "source" : "target")
                            + ", "
                            + FaultWords.place(profile.on(side))
                            + ", is suddenly empty.";
            case Guard.Finding.FirstRun(var takeOvers) ->
                    "This first run would rewrite "
                            + Numbers.of(takeOvers, "event", "events")
                            + " that the target already has.";
        };
    }

    private static String held(long deletions, long takeOvers) {
        var deleting = "Deleting " + Numbers.of(deletions, "event", "events");
        var rewriting = Numbers.of(takeOvers, "event", "events") + " that others wrote";
        if (takeOvers == 0) {
            return deleting;
        }
        return deletions == 0 ? "Rewriting " + rewriting : deleting + " and rewriting " + rewriting;
    }
}
