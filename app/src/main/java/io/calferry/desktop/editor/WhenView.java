package io.calferry.desktop.editor;

import io.calferry.desktop.Texts;
import io.calferry.profile.Schedule.OnChange;

import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// When a profile runs by itself.
final class WhenView {

    private final List<Region> rows;

    WhenView(ProfileForm form, Texts texts) {
        var spans = new Spans(texts);
        var combo = Choices.combo(form.period, Spans.PERIODS, spans::period);
        combo.setId("schedule");
        rows =
                List.of(
                        new FieldView(texts.get("field.schedule"), combo).node(),
                        onChange(form, texts));
    }

    /// Only Exchange tells of changes, so the question is left out elsewhere.
    private static Region onChange(ProfileForm form, Texts texts) {
        var tick = new CheckBox(texts.get("on-change"));
        tick.setId("on-change");
        tick.setWrapText(true);
        tick.setSelected(form.onChange.get() == OnChange.RUN_SOON);
        tick.setOnAction(
                _ -> form.onChange.set(tick.isSelected() ? OnChange.RUN_SOON : OnChange.WAIT));
        tick.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> form.period.get().isPresent() && tells(form),
                                form.period,
                                form.from.kind,
                                form.to.kind));
        var line = new VBox(tick);
        line.setPadding(new Insets(0, 0, 0, FieldView.INDENT));
        line.managedProperty().bind(tick.visibleProperty());
        return line;
    }

    private static boolean tells(ProfileForm form) {
        return form.from.kind.get() == Kind.EXCHANGE || form.to.kind.get() == Kind.EXCHANGE;
    }

    /// From the top to the bottom.
    List<Region> rows() {
        return rows;
    }
}
