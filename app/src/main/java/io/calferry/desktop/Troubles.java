package io.calferry.desktop;

import io.calferry.agent.Trouble;
import io.calferry.profile.Profile;
import io.calferry.sync.Fault;
import io.calferry.sync.Run.Held;
import io.calferry.words.Words;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// What keeps a profile from being looked at or run: in words, with buttons for what is to be done
/// about it. On the JavaFX thread alone.
public final class Troubles {

    private final Desk desk;
    private final Texts texts;
    private final Words words;

    public Troubles(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts(Troubles.class);
        this.words = desk.words();
    }

    /// What ended a run, with buttons, of which one runs the profile again.
    public Region ofRun(Trouble trouble, Profile profile) {
        Runnable run = () -> desk.office().agent().syncNow(profile.id(), Held.WAIT_FOR_A_PERSON);
        // What is on and was stopped runs anyway once the passwords can be read.
        return pane(
                trouble, profile, run, profile.state() == Profile.State.ENABLED ? () -> {} : run);
    }

    /// The sentence, with buttons.
    ///
    /// @param again what tries the same thing once more
    public Region pane(Trouble trouble, Profile profile, Runnable again) {
        return pane(trouble, profile, again, again);
    }

    /// @param unlocked what is done once the passwords can be read
    private Region pane(Trouble trouble, Profile profile, Runnable again, Runnable unlocked) {
        var sentence = new Label(words.troubles().sentence(trouble, profile));
        sentence.setId("trouble");
        sentence.setWrapText(true);
        sentence.setMaxWidth(560);
        var buttons = new FlowPane(8, 8);
        var pane = new VBox(12, sentence, buttons);
        pane.getStyleClass().add("trouble");
        mending(trouble)
                .ifPresent(
                        key -> {
                            var mend = new Button(texts.get(key));
                            mend.setId("mend");
                            mend.setDefaultButton(true);
                            mend.setOnAction(
                                    _ -> {
                                        if (trouble.needsPassphrase()) {
                                            buttons.getChildren().remove(mend);
                                            unlock(pane, unlocked);
                                        } else {
                                            edit(profile);
                                        }
                                    });
                            buttons.getChildren().add(mend);
                        });
        var retry = new Button(texts.get("trouble.again"));
        retry.setId("again");
        retry.setOnAction(_ -> again.run());
        buttons.getChildren().add(retry);
        return pane;
    }

    private void unlock(VBox pane, Runnable then) {
        var unlocking = new Unlocking(desk, then);
        // Below the sentence that calls for it.
        pane.getChildren().add(1, unlocking.node());
        unlocking.focus();
    }

    private void edit(Profile profile) {
        desk.navigator().open(new Place.Editor(Optional.of(profile.id())));
    }

    /// Whether a change of the profile, or of its password, would do something about it.
    public static boolean callForEditing(Trouble trouble) {
        return mending(trouble).isPresent();
    }

    /// What a change of the profile would do about it, if one would.
    private static Optional<String> mending(Trouble trouble) {
        return switch (trouble) {
            case Trouble.OfStore(_, var fault) -> mending(fault);
            case Trouble.NotYet _ -> Optional.of("trouble.edit");
            case Trouble.OfLedger _, Trouble.Unseen _, Trouble.Bug _ -> Optional.empty();
        };
    }

    private static Optional<String> mending(Fault fault) {
        return switch (fault) {
            case Fault.SignIn(_, var why) ->
                    Optional.of(
                            switch (why) {
                                case REFUSED,
                                        NO_PASSWORD,
                                        NO_KEYCHAIN,
                                        REFUSED_OR_EXTENDED_PROTECTION ->
                                        "trouble.password";
                                case NEEDS_PASSPHRASE -> "trouble.unlock";
                                case FORBIDDEN,
                                        KEYCHAIN_LOCKED,
                                        NOT_OVER_PLAIN_HTTP,
                                        OTHER_HOST,
                                        SERVICE_SWITCHED_OFF ->
                                        "trouble.edit";
                            });
            case Fault.Offline(_, var why) ->
                    switch (why) {
                        case UNKNOWN_HOST,
                                REFUSED,
                                UNTRUSTED_CERTIFICATE,
                                OTHER_CERTIFICATE,
                                TLS_FAILED ->
                                Optional.of("trouble.edit");
                        case TIMED_OUT, BROKEN_OFF, SERVER_ERROR -> Optional.empty();
                    };
            case Fault.Missing _, Fault.ReadOnly _, Fault.Unreadable _ ->
                    Optional.of("trouble.edit");
            case Fault.Busy _, Fault.Stale _, Fault.Refused _, Fault.Bug _ -> Optional.empty();
        };
    }
}
