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
import java.util.Optional;

/// Where an event is and why, in sentences.
public final class WhyWords {

    private final Bundle bundle;
    private final WaitingWords waiting;
    private final Profile profile;

    /// @param waiting which tells why something is parked
    /// @param profile whose event it is
    WhyWords(Bundle bundle, WaitingWords waiting, Profile profile) {
        this.bundle = bundle;
        this.waiting = waiting;
        this.profile = profile;
    }

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
        withheld(finding.left(), Side.LEFT, reasons);
        withheld(finding.right(), Side.RIGHT, reasons);
        finding.waiting().ifPresent(it -> reasons.add(waiting.sentence(it, profile)));
        if (finding.waiting().isEmpty()) {
            finding.next().map(this::next).ifPresent(reasons::add);
        }
        if (finding.next().isEmpty() && finding.waiting().isEmpty()) {
            finding.bond().flatMap(bond -> settled(bond, finding)).ifPresent(reasons::add);
        }
        return List.copyOf(reasons);
    }

    private String where(Finding finding) {
        var left = !(finding.left() instanceof Standing.NotThere);
        var right = !(finding.right() instanceof Standing.NotThere);
        if (left && right) {
            return bundle.get("why.both");
        }
        if (left || right) {
            var side = left ? Side.LEFT : Side.RIGHT;
            return bundle.choose("why.only", side, EndpointWords.place(profile.on(side)));
        }
        return bundle.get("why.neither");
    }

    private void withheld(Standing standing, Side side, List<String> reasons) {
        if (standing instanceof Standing.Withheld(var rule)) {
            reasons.add(bundle.choose("why.withheld", side, rule(rule), rule));
        }
    }

    /// What a rule of the profile does, by the name that it has there.
    private String rule(String rule) {
        var key = "why.rule." + rule;
        return bundle.has(key) ? bundle.get(key) : bundle.get("why.rule", rule);
    }

    private String next(Step step) {
        return switch (step) {
            case Step.Create(_, var to, _) -> bundle.choose("why.next.create", to);
            case Step.Update(_, var to, _, _, _) -> bundle.choose("why.next.update", to);
            case Step.Delete(_, var from, _) -> bundle.choose("why.next.delete", from);
            case Step.Adopt _ -> bundle.get("why.next.adopt");
            case Step.Forget _ -> bundle.get("why.next.forget");
            case Step.Ask _ -> bundle.get("why.next.ask");
            case Step.Remember _ -> bundle.get("why.next.remember");
        };
    }

    /// Nothing waits and nothing is to be done: why that is as it should be.
    private Optional<String> settled(Bond bond, Finding finding) {
        return switch (bond) {
            case AGREED, APART -> Optional.of(bundle.choose("why.bond", bond));
            case ALONE ->
                    finding.right() instanceof Standing.There
                            ? Optional.of(bundle.choose("why.bond", bond))
                            : Optional.empty();
        };
    }
}
