package io.calferry.desktop.editor;

import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.PathChoice.Wanted;
import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Typed;
import io.calferry.sync.Side;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The fields of one side of a profile: where the calendar is, and how one signs in there.
final class EndFields {

    private final Side side;
    private final Part part;
    private final EndForm form;
    private final Sheet sheet;
    private final Texts texts;
    private final PathChoice paths;
    private final PasswordField password = new PasswordField();

    EndFields(Side side, EndForm form, Sheet sheet, Texts texts, PathChoice paths) {
        this.side = side;
        this.part = Part.of(side);
        this.form = form;
        this.sheet = sheet;
        this.texts = texts;
        this.paths = paths;
    }

    /// From the top to the bottom.
    List<Region> nodes() {
        return List.of(
                kind(),
                text(Field.MAILBOX, form.mailbox, kinds(Kind.EXCHANGE)),
                text(Field.ADDRESS, form.address, kinds(Kind.EXCHANGE, Kind.CALDAV, Kind.FEED)),
                path(),
                signIn(),
                text(Field.USER, form.user, whileSigning(SignInKind::wantsUser)),
                password());
    }

    /// The name of a calendar of an Exchange server, for which it need not be found.
    ///
    /// @param name what it is called
    Region calendar(ObservableValue<String> name) {
        var control = control(Field.CALENDAR, form.calendar);
        var view = new FieldView("", control).called(name).wide();
        return add(Field.CALENDAR, view.onlyWhile(kinds(Kind.EXCHANGE)));
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

    private TextField control(Field field, StringProperty value) {
        var control = new TextField();
        control.setId(part + "-" + field);
        control.textProperty().bindBidirectional(value);
        control.setPromptText(texts.get("prompt." + key(field)));
        return control;
    }

    private static String key(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private Region text(
            Field field, StringProperty value, ObservableValue<Boolean> wanted, Node... beside) {
        var control = control(field, value);
        if (field == Field.ADDRESS) {
            control.promptTextProperty().bind(form.kind.map(this::addressPrompt));
        }
        var view = new FieldView(texts.get("field." + key(field)), control, beside);
        return add(field, view.wide().onlyWhile(wanted));
    }

    private String addressPrompt(Kind kind) {
        return texts.get(kind == Kind.EXCHANGE ? "prompt.address.exchange" : "prompt.address");
    }

    private Region path() {
        return text(
                Field.PATH,
                form.path,
                kinds(Kind.FILE, Kind.FOLDER),
                chooser(part, "path", form.path, texts, paths, this::wanted));
    }

    private Wanted wanted() {
        if (form.kind.get() == Kind.FOLDER) {
            return Wanted.FOLDER;
        }
        return side == Side.LEFT ? Wanted.FILE_TO_READ : Wanted.FILE_TO_WRITE;
    }

    /// A button that fills in a path.
    ///
    /// @param name what it is called, after the part
    static Button chooser(
            Part part,
            String name,
            StringProperty path,
            Texts texts,
            PathChoice paths,
            java.util.function.Supplier<Wanted> wanted) {
        var button = new Button(texts.get("choose." + name));
        button.setId(part + "-choose-" + name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleHelp(texts.get("choose.path.help"));
        button.setOnAction(
                _ ->
                        paths.choose(wanted.get(), button, Typed.path(path.get()).meaning())
                                .ifPresent(it -> path.set(it.toString())));
        return button;
    }

    private Region signIn() {
        var combo = new ComboBox<SignInKind>();
        combo.setId(part + "-SIGN_IN");
        combo.setConverter(Choices.converter(it -> Choices.word(texts, "sign-in", it)));
        combo.getItems().setAll(SignInKind.offered(form.kind.get(), form.signIn.get()));
        combo.valueProperty().bindBidirectional(form.signIn);
        form.kind.addListener((_, before, now) -> offer(combo, before, now));
        return new FieldView(texts.get("field.sign-in"), combo)
                .onlyWhile(form.kind.map(Kind::isRemote))
                .node();
    }

    /// Another kind signs in in other ways: the first of them where the chosen one is none, or was
    /// but the first of those before.
    private void offer(ComboBox<SignInKind> combo, Kind before, Kind kind) {
        var chosen = form.signIn.get();
        var offered = SignInKind.offered(kind, SignInKind.NONE);
        var usual = SignInKind.offered(before, SignInKind.NONE).getFirst();
        var next = offered.contains(chosen) && chosen != usual ? chosen : offered.getFirst();
        form.signIn.set(next);
        // Else it shows what stands in the old place of a value that stays.
        combo.valueProperty().unbindBidirectional(form.signIn);
        combo.setValue(null);
        combo.getItems().setAll(SignInKind.offered(kind, next));
        combo.valueProperty().bindBidirectional(form.signIn);
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
}
