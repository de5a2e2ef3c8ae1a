package io.calferry.desktop.activity;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Office;
import io.calferry.desktop.Texts;
import io.calferry.sync.LedgerException;
import io.calferry.sync.Ledgers.PastRun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Saves a report for somebody who helps.
final class Export {

    private final Desk desk;
    private final Texts texts;

    Export(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts(Export.class);
    }

    /// Writes it in the background.
    ///
    /// @param told is told what became of it, in words, on the JavaFX thread
    void write(Path file, Consumer<String> told) {
        var profiles = desk.live().state().profiles();
        var now = desk.office().clock().instant();
        desk.background()
                .fetch(
                        () -> {
                            var report =
                                    new SupportReport(version(), platform(), now, profiles, runs());
                            try {
                                Files.writeString(file, report.text());
                                return "export.done";
                            } catch (IOException _) {
                                return "export.failed";
                            }
                        },
                        key -> told.accept(texts.get(key, file.toString())));
    }

    /// A history that can't be read is just what somebody wants to be helped with.
    private List<PastRun> runs() {
        try {
            return desk.office().ledgers().runs(Optional.empty(), 0, SupportReport.RUNS);
        } catch (LedgerException _) {
            return List.of();
        }
    }

    private static String version() {
        return Optional.ofNullable(Office.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private Map<String, String> platform() {
        return Map.of(
                "system",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"),
                "java",
                System.getProperty("java.version") + " " + System.getProperty("java.vendor"),
                "javafx",
                System.getProperty("javafx.version", ""),
                "language",
                desk.locale().toLanguageTag());
    }
}
