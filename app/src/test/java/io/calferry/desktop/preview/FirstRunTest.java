package io.calferry.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.desktop.Diary;
import io.calferry.desktop.Place;
import io.calferry.desktop.Visit;
import io.calferry.profile.Way;
import io.calferry.sync.Counts;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class FirstRunTest {

    @Test
    void a_run_after_days_without_network_is_not_the_first(@TempDir Path home) {
        Diary.in(home.resolve("work")).write("dentist", "Dentist", "20261126T143000");
        Diary.in(home.resolve("own"));
        var profile =
                Visit.off(
                        Visit.profile(
                                "Work", home.resolve("work"), home.resolve("own"), Way.DEFAULT));
        try (var visit =
                new Visit(
                        home,
                        Visit.MONDAY,
                        Locale.ENGLISH,
                        List.of(profile),
                        desk ->
                                place ->
                                        place instanceof Place.Preview(var id)
                                                ? Optional.of(new PreviewPage(desk, id))
                                                : Optional.empty())) {
            var ledger = visit.office().ledgers().of(profile.id().value());
            for (var run = 0; run < 120; run++) {
                var now = visit.office().clock().instant();
                var outcome = run == 0 ? Outcome.DONE : Outcome.FAILED;
                ledger.finish(
                        ledger.begin(now, Kind.SYNC), now, outcome, Counts.NONE, Optional.empty());
            }
            visit.open(new Place.Preview(profile.id()));
            visit.find("#steps");
            visit.press("#perform");
            visit.reads("1 added, 0 changed, 0 removed.");
            assertThat(visit.office().book().read().toString()).contains("state=PAUSED");
        }
    }
}
