package io.calferry.tray;

import io.calferry.tray.Overview.Need;
import io.calferry.tray.Overview.Pause;
import io.calferry.tray.Overview.Phase;
import io.calferry.tray.Overview.Power;
import io.calferry.tray.Overview.Row;

import java.time.Instant;

/// How it stands with a profile: a sign, so that it shows at a glance, and words.
record PhaseText(String sign, String words) {

    /// @param now against which moments are told
    static PhaseText of(Row row, Texts texts, Instant now) {
        return switch (row.phase()) {
            case Phase.Syncing syncing -> new PhaseText("↻", syncing(syncing, texts));
            case Phase _ when row.power() == Power.OFF ->
                    new PhaseText("‖", texts.get("phase.off"));
            case Phase.Fresh _ -> new PhaseText("·", texts.get("phase.fresh"));
            case Phase.UpToDate _ -> new PhaseText("✓", texts.get("phase.done"));
            case Phase.Waiting(var need) -> new PhaseText("!", need(need, texts));
            case Phase.Troubled(var trouble) ->
                    new PhaseText(
                            "…",
                            switch (trouble) {
                                case OFFLINE -> texts.get("phase.offline");
                                case BUSY -> texts.get("phase.busy");
                                case FAILED -> texts.get("phase.troubled");
                            });
            case Phase.Unfit _ -> new PhaseText("!", texts.get("phase.unfit"));
            case Phase.Failed _ -> new PhaseText("×", texts.get("phase.failed"));
            case Phase.Cancelled _ -> new PhaseText("·", texts.get("phase.cancelled"));
            case Phase.Resting(var pause) -> new PhaseText("‖", resting(pause, texts, now));
        };
    }

    private static String resting(Pause pause, Texts texts, Instant now) {
        return switch (pause) {
            case Pause.Until(var end) -> texts.get("phase.resting.until", texts.moment(end, now));
            case Pause.None _, Pause.UntilResumed _ -> texts.get("phase.off");
        };
    }

    private static String syncing(Phase.Syncing syncing, Texts texts) {
        return syncing.of() <= 0
                ? texts.get("phase.syncing")
                : texts.get("phase.syncing.of", (double) syncing.done() / syncing.of());
    }

    private static String need(Need need, Texts texts) {
        return switch (need) {
            case Need.SignIn _ -> texts.get("need.signin");
            case Need.Unlock _ -> texts.get("need.unlock");
            case Need.Keychain(var condition) ->
                    switch (condition) {
                        case LOCKED -> texts.get("need.keychain.locked");
                        case NOT_THERE -> texts.get("need.keychain.none");
                    };
            case Need.Password _ -> texts.get("need.password");
            case Need.Access _ -> texts.get("need.access");
            case Need.Held(var deletions, _) when deletions > 0 ->
                    texts.get("need.deletions", deletions);
            case Need.Held _ -> texts.get("need.held");
            case Need.Clashes(var count) -> texts.get("need.clashes", count);
            case Need.Look _ -> texts.get("need.look");
        };
    }
}
