package io.calferry.desktop.editor;

import io.calferry.desktop.Background;
import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Problem.What;
import io.calferry.words.Words;

import javafx.scene.Node;
import javafx.scene.control.Control;

import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All fields of the page, from top to bottom, and what is wrong with them. What is wrong is told
/// at once where something was typed; that something is missing only when somebody has been there
/// and left, or wants to save.
final class Sheet {

    private final Map<Spot, FieldView> fields = new LinkedHashMap<>();
    private final Set<Spot> visited = new HashSet<>();
    private final Words words;
    private final Background background;
    private final ValidationSupport validation = new ValidationSupport();
    private final ReasonBeside beside = new ReasonBeside();
    private final Map<Spot, Said> said = new HashMap<>();
    private final Map<Spot, String> doubts = new HashMap<>();
    private final Map<Spot, Reason> told = new HashMap<>();
    private Map<Spot, What> wrong = Map.of();

    /// What a server said.
    private record Said(String sentence, List<Node> mend) {}

    /// What is told beside a field.
    private sealed interface Reason {

        /// Nothing can be saved, or nothing works, as long as it holds.
        record Wrong(String sentence) implements Reason {}

        /// It can be saved.
        record Doubtful(String sentence) implements Reason {}

        record None() implements Reason {}
    }

    /// @param background gives the focus to fields that are still coming into the window
    Sheet(Words words, Background background) {
        this.words = words;
        this.background = background;
        validation.setValidationDecorator(beside);
        // From the first on; that something is missing waits until somebody was there, as above.
        validation.initInitialDecoration();
    }

    FieldView add(Spot spot, FieldView field) {
        fields.put(spot, field);
        beside.add(field);
        validation.<Object>registerValidator(
                field.control(), false, (control, _) -> result(control, reason(spot)));
        field.control()
                .focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                visited.add(spot);
                                tell(spot);
                            }
                        });
        return field;
    }

    private static ValidationResult result(Control control, Reason reason) {
        return switch (reason) {
            case Reason.Wrong(var sentence) ->
                    ValidationResult.fromMessages(ValidationMessage.error(control, sentence));
            case Reason.Doubtful(var sentence) ->
                    ValidationResult.fromMessages(ValidationMessage.warning(control, sentence));
            case Reason.None _ -> new ValidationResult();
        };
    }

    FieldView field(Spot spot) {
        var field = fields.get(spot);
        if (field == null) {
            throw new IllegalArgumentException("no field at " + spot);
        }
        return field;
    }

    /// What is wrong now.
    void show(Map<Spot, What> now) {
        wrong = now;
        fields.keySet().forEach(this::tell);
    }

    /// Tells everything, as to somebody who wants to save; the first wrong field gets the focus.
    void insist(Map<Spot, What> now) {
        visited.addAll(now.keySet());
        show(now);
        fields.keySet().stream().filter(now::containsKey).findFirst().ifPresent(this::focus);
    }

    /// Gives a field the focus, with the reason that it is told: that comes a moment later, and
    /// where the page has just been opened, the field itself.
    void focus(Spot spot) {
        background.putOff(() -> field(shown(spot)).control().requestFocus());
    }

    /// The field, or the first of its part where it is not shown.
    private Spot shown(Spot spot) {
        return field(spot).isShown() ? spot : new Spot(spot.part(), Field.KIND);
    }

    /// Says beside a field what a server said; on the first line of its part where the field is not
    /// shown.
    ///
    /// @param mend what can be done about it at once
    void say(Spot spot, String sentence, List<Node> mend) {
        var shown = shown(spot);
        said.put(shown, new Said(sentence, mend));
        tell(shown);
    }

    /// What a server said in a part holds no more.
    void unsay(Part part) {
        said.keySet().removeIf(it -> it.part() == part);
        fields.keySet().stream().filter(it -> it.part() == part).forEach(this::tell);
    }

    /// Says why what is in a field may not be what is meant, or no more.
    void doubt(Spot spot, Optional<String> sentence) {
        sentence.ifPresentOrElse(it -> doubts.put(spot, it), () -> doubts.remove(spot));
        tell(spot);
    }

    private void tell(Spot spot) {
        var reason = reason(spot);
        if (!reason.equals(told.put(spot, reason))) {
            validation.revalidate(field(spot).control());
        }
        var server = Optional.ofNullable(said.get(spot));
        field(spot).offer(server.map(Said::mend).orElse(List.of()));
    }

    private Reason reason(Spot spot) {
        var what = Optional.ofNullable(wrong.get(spot));
        var server = Optional.ofNullable(said.get(spot)).map(Said::sentence);
        return what.filter(it -> visited.contains(spot) || !(it instanceof What.MissingField))
                .map(it -> words.problems().what(it))
                .or(() -> server)
                .<Reason>map(Reason.Wrong::new)
                .or(() -> Optional.ofNullable(doubts.get(spot)).map(Reason.Doubtful::new))
                .orElseGet(Reason.None::new);
    }
}
