package io.calferry.desktop.editor;

import io.calferry.desktop.Ancestors;
import io.calferry.desktop.Background;
import io.calferry.desktop.Viewport;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Sections one below the other, each with its heading beside it, or above it where there is little
/// room. What gets the focus is scrolled into view.
final class Sections {

    private static final double HEADING = 96;

    /// Below it fields would have no room beside headings.
    private static final double NARROW = 560;

    /// Longer fields are no easier to read.
    private static final double WIDEST = 860;

    private static final double MARGIN = 12;

    private final VBox box = new VBox();
    private final ScrollPane scroll = Viewport.of(new HBox(box));
    private final ChangeListener<@Nullable Node> focus = (_, _, now) -> wish(now);
    private final Runnable beforeLayout = () -> layout = true;
    private final Runnable afterLayout = this::fulfil;
    private final Background background;
    private Optional<Node> wanted = Optional.empty();
    private boolean layout;

    Sections(Background background) {
        this.background = background;
        box.getStyleClass().add("editor");
        box.setMaxWidth(WIDEST);
        HBox.setHgrow(box, Priority.ALWAYS);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.vvalueProperty().addListener(_ -> scrolled());
        scroll.sceneProperty().addListener((_, was, now) -> follow(was, now));
    }

    Region node() {
        return scroll;
    }

    /// Puts a section at the top that needs no heading.
    void begin(Region content) {
        box.getChildren().addFirst(section("", content));
    }

    /// Adds a section below those that are there, or coming.
    void add(String heading, List<Region> content) {
        var rows = FieldView.rows(content);
        var section = section(heading, rows.node());
        background.putOff(() -> box.getChildren().add(section));
        rows.come(background);
    }

    private Region section(String heading, Region content) {
        content.setMaxWidth(Double.MAX_VALUE);
        content.setMinWidth(0);
        var label = new Label(heading);
        label.getStyleClass().add("section");
        label.setMinWidth(HEADING);
        var section = new BorderPane(content);
        section.getStyleClass().add("editor-section");
        box.widthProperty().addListener((_, _, now) -> arrange(section, label, now.doubleValue()));
        arrange(section, label, WIDEST);
        return section;
    }

    private static void arrange(BorderPane section, Label heading, double width) {
        var narrow = width < NARROW;
        // It can't be in two places, not even on its way from one to the other.
        section.setLeft(null);
        section.setTop(narrow && !heading.getText().isEmpty() ? heading : null);
        section.setLeft(narrow ? null : heading);
        BorderPane.setMargin(heading, narrow ? new Insets(0, 0, 8, 0) : Insets.EMPTY);
    }

    private void follow(@Nullable Scene was, @Nullable Scene now) {
        if (was != null) {
            was.focusOwnerProperty().removeListener(focus);
            was.removePreLayoutPulseListener(beforeLayout);
            was.removePostLayoutPulseListener(afterLayout);
        }
        if (now != null) {
            now.focusOwnerProperty().addListener(focus);
            now.addPreLayoutPulseListener(beforeLayout);
            now.addPostLayoutPulseListener(afterLayout);
        }
    }

    private void wish(@Nullable Node node) {
        wanted = Optional.ofNullable(node);
        Platform.requestNextPulse();
    }

    /// Whenever something has another size, such as what is told of the field that was left.
    private void fulfil() {
        wanted.ifPresent(this::reveal);
        layout = false;
    }

    /// Who scrolls themselves wants to see something else. In the midst of layout it is the pane
    /// that scrolls, because something in it has another size.
    private void scrolled() {
        if (!layout) {
            wanted = Optional.empty();
        }
    }

    private void reveal(Node node) {
        if (!Ancestors.isInside(node, box)) {
            return;
        }
        var content = box.getLayoutBounds();
        var at = box.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        var view = scroll.getViewportBounds().getHeight();
        var room = content.getHeight() - view;
        if (room <= 0) {
            return;
        }
        var top = scroll.getVvalue() * room;
        // Of what is higher than the view its beginning.
        var end = Math.min(at.getMaxY(), at.getMinY() + view - 2 * MARGIN);
        if (at.getMinY() - MARGIN < top) {
            scroll.setVvalue(Math.max(0, (at.getMinY() - MARGIN) / room));
        } else if (end + MARGIN > top + view) {
            scroll.setVvalue(Math.min(1, (end + MARGIN - view) / room));
        }
    }
}
