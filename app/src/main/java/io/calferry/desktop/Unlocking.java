package io.calferry.desktop;

import io.calferry.agent.LastRun;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.keychain.KeychainException;
import io.calferry.keychain.KeychainProblem;
import io.calferry.profile.Profile;
import io.calferry.sync.Run.Held;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Arrays;
import java.util.Optional;

/// Asks for the passphrase of the file with passwords, and runs what was stopped for want of it. On
/// the JavaFX thread alone; the file is opened elsewhere, since that takes long on purpose.
public final class Unlocking {

    private final Desk desk;
    private final Runnable then;
    private final PasswordField passphrase = new PasswordField();
    private final Button open;
    private final Label wrong = new Label();
    private final FlowPane line;
    private final VBox box;

    /// @param then what else is done once the passwords can be read
    public Unlocking(Desk desk, Runnable then) {
        this.desk = desk;
        this.then = then;
        var texts = desk.texts(Unlocking.class);
        var name = new Label(texts.get("unlock.passphrase"));
        name.setLabelFor(passphrase);
        name.setMinWidth(Region.USE_PREF_SIZE);
        passphrase.setId("unlock-passphrase");
        passphrase.setAccessibleText(texts.get("unlock.passphrase"));
        passphrase.setOnAction(_ -> open());
        open = new Button(texts.get("trouble.unlock"));
        open.setId("mend");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.disableProperty().bind(passphrase.textProperty().isEmpty());
        open.setOnAction(_ -> open());
        wrong.setId("unlock-wrong");
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        wrong.visibleProperty().bind(wrong.managedProperty());
        line = new FlowPane(8, 8, name, passphrase, open);
        line.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(8, line, wrong);
    }

    public Region node() {
        return box;
    }

    void focus() {
        passphrase.requestFocus();
    }

    private void open() {
        if (passphrase.getText().isEmpty() || box.isDisabled()) {
            return;
        }
        var with = passphrase.getText().toCharArray();
        tell("");
        box.setDisable(true);
        desk.background().fetch(() -> tried(with), this::told);
    }

    /// @param with wiped when this returns
    private Optional<KeychainProblem> tried(char[] with) {
        try {
            desk.office().keychains().file().open(with);
            return Optional.empty();
        } catch (KeychainException e) {
            return Optional.of(e.problem());
        } finally {
            Arrays.fill(with, '\0');
        }
    }

    private void told(Optional<KeychainProblem> problem) {
        box.setDisable(false);
        if (problem.isPresent()) {
            tell(problem.get());
            passphrase.requestFocus();
            passphrase.selectAll();
        } else {
            goOn();
        }
    }

    /// The passwords can be read now, or it is told what is in the way.
    private void goOn() {
        passphrase.clear();
        for (var state : desk.live().state().profiles()) {
            if (isStopped(state)) {
                desk.office().agent().syncNow(state.profile().id(), Held.WAIT_FOR_A_PERSON);
            }
        }
        then.run();
    }

    private static boolean isStopped(ProfileState state) {
        return state.profile().state() == Profile.State.ENABLED
                && state.last()
                        .flatMap(LastRun::trouble)
                        .filter(Trouble::needsPassphrase)
                        .isPresent();
    }

    private void tell(KeychainProblem problem) {
        tell(desk.words().keychain().sentence(problem));
        switch (problem) {
            case KeychainProblem.WrongPassphrase _, KeychainProblem.Damaged _ ->
                    box.getChildren().add(new PutAside(desk, this::goOn).node());
            case KeychainProblem.None _,
                    KeychainProblem.Locked _,
                    KeychainProblem.TooLong _,
                    KeychainProblem.NoPassphrase _,
                    KeychainProblem.NotAccessible _ -> {}
        }
    }

    /// Is read out with the field, too.
    private void tell(String what) {
        box.getChildren().retainAll(line, wrong);
        wrong.setText(what);
        passphrase.setAccessibleHelp(what.isEmpty() ? null : what);
    }
}
