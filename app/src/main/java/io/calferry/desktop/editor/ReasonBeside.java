package io.calferry.desktop.editor;

import javafx.scene.control.Control;

import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.decoration.ValidationDecoration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Shows what ControlsFX found wrong with a control in words below it, where a sign on the control
/// would have to be pointed at.
final class ReasonBeside implements ValidationDecoration {

    private final Map<Control, FieldView> fields = new HashMap<>();

    void add(FieldView field) {
        fields.put(field.control(), field);
    }

    @Override
    public void applyValidationDecoration(ValidationMessage message) {
        field(message.getTarget()).ifPresent(it -> it.tell(message));
    }

    @Override
    public void removeDecorations(Control target) {
        field(target).ifPresent(FieldView::tellNothing);
    }

    /// Whether something is missing is told in words as well.
    @Override
    public void applyRequiredDecoration(Control target) {}

    private Optional<FieldView> field(Control control) {
        return Optional.ofNullable(fields.get(control));
    }
}
