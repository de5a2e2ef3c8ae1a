package io.calferry.words;

import io.calferry.profile.Profile;
import io.calferry.sync.Explanation.Finding;
import io.calferry.sync.Explanation.Standing;
import io.calferry.sync.Link.Bond;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Side;
import io.calferry.sync.Step;

import java.util.ArrayList;
import java.util.List;

/// Where an event is and why, in sentences.
///
/// @param waiting which tells why something is parked
/// @param profile whose event it is
public record WhyWords(WaitingWords waiting, Profile profile) {

    /// How an event stands on one side, in a word for scripts.
    public static String word(Standing standing) {
        return switch (standing) {
            case Standing.There _ -> "there";
            case Standing.NotThere _ -> "absent";
            case Standing.Withheld _ -> "withheld";
            case Standing.Unreadable _ -> "unreadable";
        };
    }

    /// What comes of all that is known of an event, in a word for scripts.
    public static String verdict(Finding finding) {
        if (finding.waiting().isPresent()) {
            return finding.waiting().get().reason() instanceof Reason.Held ? "held" : "parked";
        }
        if (finding.next().isPresent()) {
            return "pending";
        }
        if (finding.left() instanceof Standing.Withheld
                || finding.right() instanceof Standing.Withheld) {
            return "withheld";
        }
        var left = finding.left() instanceof Standing.There;
        var right = finding.right() instanceof Standing.There;
        if (left && right) {
            return finding.bond().filter(Bond.APART::equals).isPresent() ? "apart" : "carried";
        }
        return left || right ? "alone" : "gone";
    }

    /// All that is to be said, a sentence each: where it is, and what keeps it from elsewhere.
    public List<String> reasons(Finding finding) {
        var reasons = new ArrayList<String>();
        reasons.add(where(finding));
        withheld(finding.left(), "source", reasons);
        withheld(finding.right(), "target", reasons);
        finding.waiting().ifPresent(it -> reasons.add(waiting.sentence(it, profile)));
        if (finding.waiting().isEmpty()) {
            finding.next().map(this::next).ifPresent(reasons::add);
        }
        if (finding.next().isEmpty() && finding.waiting().isEmpty()) {
            settled(finding, reasons);
        }
        return List.copyOf(reasons);
    }

    private String where(Finding finding) {
        var left = !(finding.left() instanceof Standing.NotThere);
        var right = !(finding.right() instanceof Standing.NotThere);
        if (left && right) {
            return "It is on both sides.";
        }
        if (left) {
            return "It is in the source, " + place(Side.LEFT) + ", and not in the target.";
        }
        return right
                ? "It is in the target, " + place(Side.RIGHT) + ", and not in the source."
                : "It is on neither side.";
    }

    private String place(Side side) {
        return FaultWords.place(profile.on(side));
    }

    private static void withheld(Standing standing, String where, List<String> reasons) {
        if (standing instanceof Standing.Withheld(var rule)) {
            reasons.add("The rule `" + rule + "` of the profile keeps it in the " + where + ".");
        }
    }

    private String next(Step step) {
        return "The next run "
                + switch (step) {
                    case Step.Create(_, var to, _) -> "creates it in the " + name(to) + ".";
                    case Step.Update(_, var to, _, _, _) ->
                            "updates it in the " + name(to) + ", since the other side changed.";
                    case Step.Delete(_, var from, _) -> "removes it from the " + name(from) + ".";
                    case Step.Adopt _ -> "takes note that both sides say the same.";
                    case Step.Forget _ -> "forgets it.";
                    case Step.Ask _ -> "asks which side stays, since both were changed.";
                    case Step.Remember _ -> "takes note of it.";
                };
    }

    private static String name(Side side) {
        return side == Side.LEFT ? "source" : "target";
    }

    /// Nothing waits and nothing is to be done: why that is as it should be.
    private static void settled(Finding finding, List<String> reasons) {
        finding.bond()
                .ifPresent(
                        bond -> {
                            switch (bond) {
                                case AGREED -> reasons.add("Both sides agreed at the last run.");
                                case APART ->
                                        reasons.add(
                                                "The sides may differ: a step was undone, or a"
                                                        + " clash left as it is. A later change"
                                                        + " crosses as usual.");
                                case ALONE -> {
                                    if (finding.right() instanceof Standing.There) {
                                        reasons.add(
                                                "This profile did not write it, so it is left"
                                                        + " alone.");
                                    }
                                }
                            }
                        });
    }
}
