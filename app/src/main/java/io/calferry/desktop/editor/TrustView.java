package io.calferry.desktop.editor;

import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.PathChoice.Wanted;
import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Endpoint.Access;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Locale;

/// What few people need to say of a server: which certificate is trusted, and as whom a mailbox is
/// opened.
final class TrustView {

    private final List<Region> rows;
    private final Part part;
    private final EndForm form;
    private final Sheet sheet;
    private final Texts texts;

    TrustView(Part part, EndForm form, Sheet sheet, Texts texts, PathChoice paths) {
        this.part = part;
        this.form = form;
        this.sheet = sheet;
        this.texts = texts;
        var trust = Choices.combo(form.trust, List.of(TrustKind.values()), texts, "trust");
        trust.setId(part + "-TRUST");
        var access = Choices.combo(form.access, List.of(Access.values()), texts, "access");
        access.setId(part + "-ACCESS");
        rows =
                List.of(
                        new FieldView(texts.get("field.trust"), trust).node(),
                        text(
                                Field.CERTIFICATE,
                                form.certificate,
                                TrustKind.FILE,
                                EndFields.chooser(
                                        part,
                                        "certificate",
                                        form.certificate,
                                        texts,
                                        paths,
                                        () -> Wanted.CERTIFICATE)),
                        text(Field.PIN, form.pin, TrustKind.PIN),
                        text(Field.HOST, form.host, TrustKind.PLAIN_HTTP),
                        new FieldView(texts.get("field.access"), access)
                                .onlyWhile(form.kind.map(it -> it == Kind.EXCHANGE))
                                .node());
    }

    /// From the top to the bottom.
    List<Region> rows() {
        return rows;
    }

    private Region text(Field field, StringProperty value, TrustKind wanted, Node... beside) {
        var control = new TextField();
        control.setId(part + "-" + field);
        control.textProperty().bindBidirectional(value);
        var key = field.name().toLowerCase(Locale.ROOT);
        control.setPromptText(texts.get("prompt." + key));
        var view =
                new FieldView(texts.get("field." + key), control, beside)
                        .wide()
                        .onlyWhile(form.trust.map(it -> it == wanted));
        return sheet.add(new Spot(part, field), view).node();
    }
}
