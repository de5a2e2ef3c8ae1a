package io.calferry.desktop.editor;

import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.Answer.Mend;
import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Problem.What;
import io.calferry.sync.Side;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One side of a profile: where the calendar is, how one signs in there, and which it is.
final class EndView {

    private final VBox box = new VBox(8);
    private final Texts texts;
    private final Sheet sheet;
    private final Side side;
    private final Part part;
    private final EndForm form;
    private final EndTalk talk;
    private final TitledPane more;
    private final InstantSource clock;
    private final PasswordField password = new PasswordField();

    /// @param clock by which certificates are valid
    EndView(Side side, EndForm form, EndTalk talk, Sheet sheet, Texts texts, InstantSource clock) {
        this.side = side;
        this.part = Part.of(side);
        this.form = form;
        this.talk = talk;
        this.sheet = sheet;
        this.texts = texts;
        this.clock = clock;
        var find = button("find", this::find);
        find.textProperty()
                .bind(form.kind.map(it -> texts.get(it == Kind.EXCHANGE ? "find.server" : "find")));
        find.setId(part + "-find");
        shownWhile(find, form.kind.map(Kind::isAccount));
        box.getChildren()
                .setAll(
                        kind(),
                        text(Field.MAILBOX, form.mailbox, kinds(Kind.EXCHANGE)),
                        text(
                                Field.ADDRESS,
                                form.address,
                                kinds(Kind.EXCHANGE, Kind.CALDAV, Kind.FEED)),
                        text(Field.PATH, form.path, kinds(Kind.FILE, Kind.FOLDER)),
                        signIn(),
                        text(Field.USER, form.user, whileSigning(SignInKind::wantsUser)),
                        password(),
                        calendar(find),
                        new CalendarChoice(side, form, talk, texts).node(),
                        answer(),
                        new TriedView(part, talk, texts).node());
        more = new TrustView(part, form, sheet, texts).node();
        shownWhile(more, form.kind.map(Kind::isRemote));
        box.getChildren().add(more);
        talk.answerProperty().addListener((_, _, now) -> hear(now));
        hear(talk.answerProperty().get());
    }

    Region node() {
        return box;
    }

    private Button button(String key, Runnable act) {
        var button = new Button(texts.get(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static void shownWhile(Node node, ObservableValue<Boolean> wanted) {
        node.visibleProperty().bind(wanted);
        node.managedProperty().bind(wanted);
    }

    private ObservableValue<Boolean> kinds(Kind first, Kind... others) {
        var wanted = EnumSet.of(first, others);
        return form.kind.map(wanted::contains);
    }

    private ObservableValue<Boolean> whileSigning(Predicate<SignInKind> wanted) {
        return Bindings.createBooleanBinding(
                () -> form.kind.get().isRemote() && wanted.test(form.signIn.get()),
                form.kind,
                form.signIn);
    }

    private Region kind() {
        var combo = Choices.combo(form.kind, Kind.offered(side, form.kind.get()), texts, "kind");
        combo.setId(part + "-KIND");
        return add(Field.KIND, new FieldView(texts.get("field.kind"), combo));
    }

    private Region add(Field field, FieldView view) {
        return sheet.add(new Spot(part, field), view).node();
    }

    private Region text(Field field, StringProperty value, ObservableValue<Boolean> wanted) {
        var control = new TextField();
        control.setId(part + "-" + field);
        control.textProperty().bindBidirectional(value);
        var key = field.name().toLowerCase(Locale.ROOT);
        control.setPromptText(texts.get("prompt." + key));
        if (field == Field.ADDRESS) {
            control.promptTextProperty().bind(form.kind.map(this::addressPrompt));
        }
        return add(
                field, new FieldView(texts.get("field." + key), control).wide().onlyWhile(wanted));
    }

    private String addressPrompt(Kind kind) {
        return texts.get(kind == Kind.EXCHANGE ? "prompt.address.exchange" : "prompt.address");
    }

    private Region signIn() {
        var combo = new ComboBox<SignInKind>();
        combo.setId(part + "-SIGN_IN");
        combo.setConverter(Choices.converter(it -> Choices.word(texts, "sign-in", it)));
        combo.getItems().setAll(SignInKind.offered(form.kind.get(), form.signIn.get()));
        combo.valueProperty().bindBidirectional(form.signIn);
        form.kind.addListener((_, _, now) -> offer(combo, now));
        return new FieldView(texts.get("field.sign-in"), combo)
                .onlyWhile(form.kind.map(Kind::isRemote))
                .node();
    }

    /// Another kind signs in in other ways: the first of them where the chosen one is none.
    private void offer(ComboBox<SignInKind> combo, Kind kind) {
        var chosen = form.signIn.get();
        var offered = SignInKind.offered(kind, SignInKind.NONE);
        var next = offered.contains(chosen) ? chosen : offered.getFirst();
        form.signIn.set(next);
        combo.getItems().setAll(SignInKind.offered(kind, next));
        combo.setValue(next);
    }

    private Region password() {
        password.setId(part + "-PASSWORD");
        password.textProperty().bindBidirectional(form.password);
        var view = new FieldView(texts.get("field.password"), password).wide();
        return add(Field.PASSWORD, view.onlyWhile(whileSigning(SignInKind::wantsPassword)));
    }

    /// Says of a password that it is known, and where from.
    void showKept(String where) {
        password.setPromptText(where);
        password.setAccessibleText(texts.get("field.password") + ", " + where);
    }

    private Region calendar(Button find) {
        var control = new TextField();
        control.setId(part + "-CALENDAR");
        control.textProperty().bindBidirectional(form.calendar);
        control.setPromptText(texts.get("prompt.calendar"));
        var named =
                add(
                        Field.CALENDAR,
                        new FieldView(texts.get("field.calendar"), control)
                                .wide()
                                .onlyWhile(kinds(Kind.EXCHANGE)));
        var test = button("test", this::test);
        test.setId(part + "-test");
        var buttons = new HBox(8, find, test);
        buttons.setPadding(new Insets(0, 0, 0, FieldView.INDENT));
        return new VBox(8, named, buttons);
    }

    private Region answer() {
        var text = new Label();
        text.setId(part + "-answer");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var cancel = button("cancel", talk::cancel);
        cancel.setId(part + "-cancel");
        cancel.setAccessibleText(texts.get("cancel"));
        var line = new HBox(8, text, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(0, 0, 0, FieldView.INDENT));
        text.textProperty().bind(talk.answerProperty().map(EndView::words));
        shownWhile(cancel, talk.answerProperty().map(it -> it instanceof Answer.Asking));
        shownWhile(line, text.textProperty().isNotEmpty().map(it -> it));
        return line;
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Answer.Silent _, Answer.Troubled _ -> "";
            case Answer.Asking(var what, _) -> what + "…";
            case Answer.Told(var sentence) -> sentence;
        };
    }

    private void test() {
        missing(talk.test());
    }

    private void find() {
        missing(talk.find());
    }

    private void missing(Map<Field, What> wrong) {
        if (!wrong.isEmpty()) {
            sheet.insist(
                    wrong.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            it -> new Spot(part, it.getKey()),
                                            Map.Entry::getValue)));
        }
    }

    private void hear(Answer now) {
        sheet.unsay(part);
        if (now instanceof Answer.Troubled(var sentence, var at, var mend)) {
            sheet.say(
                    new Spot(part, at),
                    sentence,
                    mend.map(it -> List.of(node(it))).orElse(List.of()));
        }
    }

    private Node node(Mend mend) {
        return switch (mend) {
            case Mend.Judge(var host, var certificate) ->
                    new CertificateView(
                                    part,
                                    host,
                                    certificate,
                                    clock.instant(),
                                    texts,
                                    () -> talk.trust(certificate))
                            .node();
            case Mend.AllowPlainHttp _ -> button("mend.plain-http", talk::allowPlainHttp);
            case Mend.ChooseTrust _ ->
                    button(
                            "mend.trust",
                            () -> {
                                more.setExpanded(true);
                                more.requestFocus();
                            });
            case Mend.GoOnTo(var host) -> {
                var button = button("mend.go-on", () -> talk.goOnTo(host));
                button.setText(texts.get("mend.go-on", OneLine.of(host)));
                button.setId(part + "-go-on");
                yield button;
            }
        };
    }

    /// Parts that may be folded away are opened where something in them is wrong.
    void unfold(Set<Field> wrong) {
        if (wrong.contains(Field.CERTIFICATE)
                || wrong.contains(Field.PIN)
                || wrong.contains(Field.HOST)) {
            more.setExpanded(true);
        }
    }
}
