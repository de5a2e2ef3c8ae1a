package io.calferry.desktop;

import io.calferry.keychain.KeychainException;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Offers to put the encrypted file of passwords aside, where nobody can open it any more. On the
/// JavaFX thread alone; the file is moved elsewhere.
///
/// @param then what is done afterwards, whether it could be moved or not
public record PutAside(Desk desk, Runnable then) {

    private static final Logger LOG = LoggerFactory.getLogger(PutAside.class);

    /// What it comes to for the other profiles, and a button that does it.
    public Region node() {
        var texts = desk.texts(PutAside.class);
        var how = Sentence.of(texts.get("aside.how"));
        var button = new Button(texts.get("aside"));
        button.setId("aside");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(
                _ ->
                        desk.background()
                                .fetch(
                                        () -> {
                                            put();
                                            return then;
                                        },
                                        Runnable::run));
        return new VBox(8, how, button);
    }

    /// Where that can't be, whoever needs the file next tells why.
    private void put() {
        try {
            desk.office().keychains().file().setAside();
        } catch (KeychainException e) {
            LOG.warn("the file of passwords: not set aside", e);
        }
    }
}
