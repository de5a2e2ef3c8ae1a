package io.calferry.desktop.editor;

import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Problem.What;
import io.calferry.words.Words;

import javafx.scene.Node;

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
    private final Map<Spot, Said> said = new HashMap<>();
    private Map<Spot, What> wrong = Map.of();

    /// What a server said.
    private record Said(String sentence, List<Node> mend) {}

    Sheet(Words words) {
        this.words = words;
    }

    FieldView add(Spot spot, FieldView field) {
        fields.put(spot, field);
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

    void focus(Spot spot) {
        field(spot).control().requestFocus();
    }

    /// Says beside a field what a server said; on the first line of its part where the field is not
    /// shown.
    ///
    /// @param mend what can be done about it at once
    void say(Spot spot, String sentence, List<Node> mend) {
        var shown = field(spot).isShown() ? spot : new Spot(spot.part(), Field.KIND);
        said.put(shown, new Said(sentence, mend));
        tell(shown);
    }

    /// What a server said in a part holds no more.
    void unsay(Part part) {
        said.keySet().removeIf(it -> it.part() == part);
        fields.keySet().stream().filter(it -> it.part() == part).forEach(this::tell);
    }

    private void tell(Spot spot) {
        var what = Optional.ofNullable(wrong.get(spot));
        var told = what.filter(it -> visited.contains(spot) || !(it instanceof What.MissingField));
        var server = Optional.ofNullable(said.get(spot));
        field(spot)
                .tell(
                        told.map(it -> words.problems().what(it))
                                .or(() -> server.map(Said::sentence)),
                        server.map(Said::mend).orElse(List.of()));
    }
}
