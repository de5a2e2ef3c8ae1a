package io.calferry.desktop.editor;

import atlantafx.base.theme.Styles;

import io.calferry.desktop.Rows;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.controlsfx.validation.Severity;
import org.controlsfx.validation.ValidationMessage;

import java.util.List;
import java.util.Optional;

/// A control with what it is called before it, and below it the reason why what is in it can't be
/// saved.
final class FieldView {

    private static final double NAMES = 130;

    private static final double GAP = 8;

    /// More of them than these take long to be drawn.
    private static final int AT_ONCE = 2;

    /// Where the controls begin.
    static final double INDENT = NAMES + GAP;

    private final Control control;
    private final Label label;
    private final Label message = new Label();
    private final HBox line;
    private final VBox content;
    private final HBox box;

    /// @param beside what stands behind the control
    FieldView(String name, Control control, Node... beside) {
        this.control = control;
        label = new Label(name);
        label.setLabelFor(control);
        label.setMinWidth(NAMES);
        label.setPrefWidth(NAMES);
        label.setMaxWidth(NAMES);
        label.setWrapText(true);
        label.getStyleClass().add("field-name");
        if (control.getAccessibleText() == null) {
            control.setAccessibleText(name);
        }
        // In a narrow window rather cut off than out of sight.
        control.setMinWidth(60);
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        line = new HBox(GAP, control);
        line.getChildren().addAll(beside);
        line.setAlignment(Pos.CENTER_LEFT);
        content = new VBox(2, line, message);
        HBox.setHgrow(content, Priority.ALWAYS);
        box = new HBox(GAP, label, content);
        box.setAlignment(Pos.TOP_LEFT);
        tellNothing();
    }

    /// Fields, and what stands between them.
    static Rows rows(List<Region> all) {
        return new Rows(GAP, AT_ONCE, all);
    }

    /// What it is called changes.
    FieldView called(ObservableValue<String> name) {
        label.textProperty().bind(name);
        control.accessibleTextProperty().bind(name);
        return this;
    }

    /// The control takes all the width that there is.
    FieldView wide() {
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        return this;
    }

    Region node() {
        return box;
    }

    Control control() {
        return control;
    }

    /// It is there only as long as that is true.
    FieldView onlyWhile(ObservableValue<Boolean> wanted) {
        box.visibleProperty().bind(wanted);
        box.managedProperty().bind(wanted);
        return this;
    }

    boolean isShown() {
        return box.isVisible();
    }

    /// Why what is in it can't be saved, or why one should look at it again.
    void tell(ValidationMessage reason) {
        var wrong = reason.getSeverity() == Severity.ERROR;
        message.setText(reason.getText());
        message.getStyleClass().removeAll("wrong", "attention");
        message.getStyleClass().add(wrong ? "wrong" : "attention");
        tell(Optional.of(reason.getText()));
        control.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }

    void tellNothing() {
        tell(Optional.empty());
        control.pseudoClassStateChanged(Styles.STATE_DANGER, false);
    }

    /// Is read out with the control, too.
    private void tell(Optional<String> reason) {
        message.setVisible(reason.isPresent());
        message.setManaged(reason.isPresent());
        control.setAccessibleHelp(reason.orElse(null));
    }

    /// What can be done at once about what is told.
    void offer(List<Node> mend) {
        if (!content.getChildren().subList(2, content.getChildren().size()).equals(mend)) {
            content.getChildren().setAll(line, message);
            content.getChildren().addAll(mend);
        }
    }
}
