package io.calferry.desktop.editor;

import io.calferry.agent.Workplace.Certificate;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Sentence;
import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.Spot.Part;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/// The certificate that a server shows, for a person to judge.
final class CertificateView {

    /// In one line of the fingerprint.
    private static final int DIGITS = 32;

    private final Part part;
    private final Texts texts;
    private final VBox box = new VBox(8);

    /// @param now by which it is valid or not
    /// @param trust what a person can do, who has compared it
    CertificateView(
            Part part,
            String host,
            Certificate certificate,
            Instant now,
            Texts texts,
            Runnable trust) {
        this.part = part;
        this.texts = texts;
        box.setId(part + "-certificate");
        box.getStyleClass().add("notice");
        box.getChildren()
                .setAll(
                        Sentence.of(texts.get("certificate", OneLine.of(host))),
                        facts(certificate, now));
        if (now.isAfter(certificate.until())) {
            box.getChildren().add(Sentence.of(texts.get("certificate.expired")));
        } else if (now.isBefore(certificate.from())) {
            box.getChildren().add(Sentence.of(texts.get("certificate.early")));
        } else {
            box.getChildren().addAll(Sentence.of(texts.get("certificate.compare")), button(trust));
        }
    }

    Region node() {
        return box;
    }

    private Button button(Runnable trust) {
        var button = new Button(texts.get("certificate.trust"));
        button.setId(part + "-trust-certificate");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> trust.run());
        return button;
    }

    private GridPane facts(Certificate certificate, Instant now) {
        var grid = new GridPane(12, 4);
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        grid.getColumnConstraints().setAll(names, values);
        add(grid, "subject", OneLine.of(certificate.subject()));
        add(grid, "issuer", OneLine.of(certificate.issuer()));
        if (now.isBefore(certificate.from())) {
            add(grid, "from", day(certificate.from()));
        }
        add(grid, "until", day(certificate.until()));
        add(grid, "sha256", fingerprint(certificate.sha256()));
        return grid;
    }

    private void add(GridPane grid, String key, String value) {
        var name = new Label(texts.get("certificate." + key));
        name.getStyleClass().add("quiet");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        grid.addRow(grid.getRowCount(), name, Sentence.of(value));
    }

    private String day(Instant at) {
        return texts.date(LocalDate.ofInstant(at, texts.zone()));
    }

    /// As browsers show it, in two lines.
    static String fingerprint(String sha256) {
        var pairs = sha256.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
        var middle = DIGITS / 2 * 3;
        return pairs.substring(0, middle) + "\n" + pairs.substring(middle);
    }
}
