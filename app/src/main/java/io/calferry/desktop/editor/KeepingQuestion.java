package io.calferry.desktop.editor;

import io.calferry.desktop.Desk;
import io.calferry.desktop.PutAside;
import io.calferry.desktop.Sentence;
import io.calferry.desktop.Texts;
import io.calferry.keychain.KeychainProblem;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks where passwords are to be kept, where they can't be kept as they were to be. Never in plain
/// text.
final class KeepingQuestion {

    /// Shorter ones are soon guessed.
    static final int SHORTEST = 8;

    private final VBox box = new VBox(8);
    private final PasswordField first = new PasswordField();
    private final PasswordField second = new PasswordField();
    private final Label wrong = new Label();
    private final Desk desk;
    private final Texts texts;
    private final Answers answers;

    /// What a person may answer.
    interface Answers {
        void forThisSession();

        /// @param passphrase the receiver's, to be wiped
        void inFile(char[] passphrase);

        void tryAgain();
    }

    KeepingQuestion(KeychainProblem problem, Desk desk, Texts texts, Answers answers) {
        var words = desk.words();
        this.desk = desk;
        this.texts = texts;
        this.answers = answers;
        box.setId("keeping");
        box.getStyleClass().add("question-box");
        wrong.getStyleClass().add("wrong");
        wrong.setId("keeping-wrong");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        first.setId("passphrase");
        second.setId("passphrase-again");
        box.getChildren().add(Sentence.of(words.keychain().sentence(problem)));
        switch (problem) {
            case KeychainProblem.None _, KeychainProblem.Locked _, KeychainProblem.TooLong _ -> {
                box.getChildren()
                        .add(
                                Sentence.of(
                                        words.keychain()
                                                .instead(desk.office().keychains().file().file())));
                box.getChildren().addAll(fresh(), wrong, choices(problem));
            }
            case KeychainProblem.NoPassphrase _ -> box.getChildren().addAll(known(), wrong);
            case KeychainProblem.WrongPassphrase _ ->
                    box.getChildren().addAll(known(), wrong, aside());
            case KeychainProblem.Damaged _ -> box.getChildren().addAll(aside(), again());
            case KeychainProblem.NotAccessible _ -> box.getChildren().add(again());
        }
    }

    private Region fresh() {
        return new VBox(
                8,
                new FieldView(texts.get("passphrase"), first).node(),
                new FieldView(texts.get("passphrase.again"), second).node());
    }

    private Region choices(KeychainProblem problem) {
        var file = button("keep.file", this::choose);
        file.setDefaultButton(true);
        var session = button("keep.session", answers::forThisSession);
        var pane = new FlowPane(8, 8, file, session);
        if (problem instanceof KeychainProblem.Locked) {
            pane.getChildren().add(again());
        }
        return pane;
    }

    private Region known() {
        var open = button("keep.open", () -> answers.inFile(first.getText().toCharArray()));
        open.setDefaultButton(true);
        return new VBox(8, new FieldView(texts.get("passphrase"), first).node(), open);
    }

    /// For a file that can't be opened any more.
    private Region aside() {
        return new PutAside(desk, answers::tryAgain).node();
    }

    private Button again() {
        return button("keep.again", answers::tryAgain);
    }

    private Button button(String key, Runnable act) {
        var button = new Button(texts.get(key));
        button.setId(key.replace('.', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void choose() {
        if (first.getText().length() < SHORTEST) {
            wrong.setText(texts.get("passphrase.short", SHORTEST));
            first.requestFocus();
        } else if (!first.getText().equals(second.getText())) {
            wrong.setText(texts.get("passphrase.differ"));
            second.requestFocus();
        } else {
            answers.inFile(first.getText().toCharArray());
        }
    }

    Region node() {
        return box;
    }

    void focus() {
        first.requestFocus();
    }
}
