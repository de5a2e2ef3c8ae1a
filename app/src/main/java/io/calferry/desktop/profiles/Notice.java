package io.calferry.desktop.profiles;

import atlantafx.base.theme.Styles;

import io.calferry.desktop.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.Optional;

/// What a person should know, above the list, until it is put away.
final class Notice {

    private final Label text = new Label();
    private final HBox box;

    Notice(Texts texts, ProfilesModel model) {
        text.setId("notice");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var close = new Button(texts.get("close"));
        close.setId("notice-close");
        close.getStyleClass().add(Styles.FLAT);
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(_ -> model.sayNothing());
        box = new HBox(8, text, close);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("notice");
        model.noticeProperty().addListener((_, _, now) -> show(now));
        show(model.noticeProperty().get());
    }

    private void show(Optional<String> now) {
        text.setText(now.orElse(""));
        box.setVisible(now.isPresent());
        box.setManaged(now.isPresent());
    }

    Region node() {
        return box;
    }
}
