package io.calferry.desktop.settings;

import io.calferry.desktop.Texts;
import io.calferry.settings.Proxy;

import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// Which way leads to servers: a choice of three, and for the third an address.
final class ProxyChoice {

    private final Texts texts;
    private final SettingsModel model;
    private final ChoiceBox<Kind> kind;
    private final TextField address = new TextField();
    private final Label wrong = new Label();
    private final VBox node;

    private enum Kind {
        SYSTEM,
        NONE,
        ADDRESS
    }

    ProxyChoice(Texts texts, SettingsModel model) {
        this.texts = texts;
        this.model = model;
        var now = model.now().proxy();
        this.kind = Choices.of(texts, "proxy", Kind.class, kind(now));
        address.setId("setting-proxy-address");
        address.setPromptText(texts.get("proxy.example"));
        address.setAccessibleText(texts.get("proxy.at"));
        address.setText(now instanceof Proxy.At at ? at.text() : "");
        wrong.getStyleClass().add("wrong");
        wrong.setId("proxy-wrong");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        kind.setOnAction(_ -> changed());
        address.textProperty().addListener((_, _, _) -> changed());
        node = new VBox(4, new HBox(8, kind, address), wrong);
        show();
    }

    private static Kind kind(Proxy proxy) {
        return switch (proxy) {
            case Proxy.OfSystem _ -> Kind.SYSTEM;
            case Proxy.None _ -> Kind.NONE;
            case Proxy.At _ -> Kind.ADDRESS;
        };
    }

    VBox node() {
        return node;
    }

    private void changed() {
        show();
        wanted().ifPresent(it -> model.change(s -> s.withProxy(it)));
    }

    /// Empty as long as what is typed is no address.
    private Optional<Proxy> wanted() {
        return switch (kind.getValue()) {
            case SYSTEM -> Optional.of(new Proxy.OfSystem());
            case NONE -> Optional.of(new Proxy.None());
            case ADDRESS -> Proxy.At.of(address.getText()).map(it -> it);
        };
    }

    private void show() {
        var isAddress = kind.getValue() == Kind.ADDRESS;
        address.setVisible(isAddress);
        address.setManaged(isAddress);
        var isWrong = wanted().isEmpty();
        wrong.setText(isWrong ? texts.get("proxy.wrong") : "");
        wrong.setVisible(isWrong);
        wrong.setManaged(isWrong);
    }
}
