package io.calferry.desktop.editor;

import io.calferry.desktop.Desk;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Unlocking;
import io.calferry.desktop.editor.Answer.Mend;
import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Problem.What;
import io.calferry.profile.Typed;
import io.calferry.sync.Side;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One side of a profile: where the calendar is, how one signs in there, which it is, and what it
/// answers when it is asked.
final class EndView {

    private final List<Region> rows;
    private final Desk desk;
    private final Texts texts;
    private final Sheet sheet;
    private final Side side;
    private final Part part;
    private final EndForm form;
    private final EndTalk talk;
    private final EndFields fields;

    /// Where it is asked, and answered.
    private final VBox asking = new VBox(8);

    private final TitledPane more;

    EndView(Desk desk, Side side, EndForm form, EndTalk talk, Sheet sheet, PathChoice paths) {
        this.desk = desk;
        this.side = side;
        this.part = Part.of(side);
        this.form = form;
        this.talk = talk;
        this.sheet = sheet;
        this.texts = desk.texts(EndView.class);
        this.fields = new EndFields(side, form, sheet, texts, paths);
        asking.getChildren().setAll(questions(), answer(), new TriedView(part, talk, texts).node());
        asking.setPadding(new Insets(0, 0, 0, FieldView.INDENT));
        var own = fields.nodes();
        var choice = new CalendarChoice(side, form, talk, texts, this::missing).node();
        var calendar = fields.calendar(talk.foundProperty().map(this::calendarName));
        var trust = new TrustView(part, form, sheet, texts, paths).rows();
        more =
                new Fold(part + "-connection", texts.get("connection"), trust, desk.background())
                        .node();
        more.setExpanded(form.trust.get() != TrustKind.SYSTEM);
        shownWhile(more, form.kind.map(Kind::isRemote));
        rows = Stream.concat(own.stream(), Stream.of(asking, choice, calendar, more)).toList();
        talk.answerProperty().addListener((_, _, now) -> hear(now));
        hear(talk.answerProperty().get());
        form.path.addListener((_, _, _) -> lookAtPath());
        form.kind.addListener((_, _, _) -> lookAtPath());
        lookAtPath();
    }

    /// From the top to the bottom.
    List<Region> rows() {
        return rows;
    }

    /// Where there are calendars to choose from, it is the other way to say which.
    private String calendarName(List<?> found) {
        return texts.get(found.isEmpty() ? "field.calendar" : "field.calendar.other");
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

    /// Says of a password that it is known, and where from.
    void showKept(String where) {
        fields.showKept(where);
    }

    private Region questions() {
        var find = button("find", () -> missing(talk.find()));
        find.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> texts.get(isServerKnown() ? "find" : "find.server"),
                                form.kind,
                                form.address));
        find.setId(part + "-find");
        shownWhile(find, form.kind.map(Kind::isAccount));
        var test = button("test", () -> missing(talk.test()));
        test.setId(part + "-test");
        return new HBox(8, find, test);
    }

    private boolean isServerKnown() {
        return form.kind.get() != Kind.EXCHANGE || !form.address.get().isBlank();
    }

    private Region answer() {
        var text = new Label();
        text.setId(part + "-answer");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var cancel = button("cancel", talk::cancel);
        cancel.setId(part + "-cancel");
        cancel.setCancelButton(true);
        var line = new HBox(8, text, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
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

    private void missing(Map<Field, What> wrong) {
        if (!wrong.isEmpty()) {
            unfold(wrong.keySet());
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
            if (asking.isFocusWithin()) {
                sheet.focus(new Spot(part, at));
            }
        }
    }

    private Node node(Mend mend) {
        return switch (mend) {
            case Mend.Judge(var host, var certificate) ->
                    new CertificateView(
                                    part,
                                    host,
                                    certificate,
                                    desk.office().clock().instant(),
                                    texts,
                                    () -> talk.trust(certificate))
                            .node();
            case Mend.Unlock _ -> new Unlocking(desk, talk::unlocked).node();
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

    /// What is seen of a file or folder while it is typed, unless something else is typed then.
    private void lookAtPath() {
        var kind = form.kind.get();
        var typed = form.path.get();
        sheet.doubt(spotOfPath(), Optional.empty());
        if (!kind.isRemote()) {
            Typed.path(typed)
                    .meaning()
                    .map(desk.office().folders()::resolve)
                    .map(it -> new PathLook(side, kind, it))
                    .ifPresent(
                            look ->
                                    desk.background()
                                            .fetch(look::trouble, it -> doubt(kind, typed, it)));
        }
    }

    private void doubt(Kind kind, String typed, Optional<String> trouble) {
        if (form.kind.get() == kind && form.path.get().equals(typed)) {
            sheet.doubt(spotOfPath(), trouble.map(texts::get));
        }
    }

    private Spot spotOfPath() {
        return new Spot(part, Field.PATH);
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
