package io.calferry.tray;

import io.calferry.tray.Overview.Changes;
import io.calferry.tray.Overview.Ending;
import io.calferry.tray.Overview.Need;
import io.calferry.tray.Overview.Past;
import io.calferry.tray.Overview.Pause;
import io.calferry.tray.Overview.Phase;
import io.calferry.tray.Overview.Power;
import io.calferry.tray.Overview.Result;
import io.calferry.tray.Overview.Row;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// What tests show in the tray.
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    static final Texts ENGLISH = Texts.of(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));
    static final Texts GERMAN = Texts.of(Locale.GERMAN, ZoneId.of("Europe/Berlin"));

    static final Row WORK = row("work", "Work to home", Power.ON, new Phase.UpToDate());
    static final Row HOLIDAYS =
            row("holidays", "Holidays", Power.ON, new Phase.Waiting(new Need.Held(41, 0)));
    static final Row TEAM = row("team", "Team", Power.OFF, new Phase.UpToDate());
    static final Result RESULT =
            new Result(
                    "r7",
                    Instant.parse("2026-11-20T08:12:00Z"),
                    "Work to home",
                    Ending.DONE,
                    new Changes(3, 1, 0));

    private Samples() {}

    static Row row(String id, String name, Power power, Phase phase) {
        return new Row(id, name, power, phase, Past.SUCCEEDED);
    }

    static Overview overview(Row... rows) {
        return new Overview(List.of(rows), new Pause.None(), List.of(RESULT));
    }

    static Appearance appearance(Overview overview) {
        return Appearance.of(overview, ENGLISH, NOW);
    }
}
