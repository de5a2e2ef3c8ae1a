package io.calferry.tray;

import io.calferry.tray.Overview.Pause;
import io.calferry.tray.Overview.Phase;
import io.calferry.tray.Overview.Power;

import java.time.Instant;

/// All that the tray shows at one moment.
///
/// @param tooltip a line or several, parted by line feeds
public record Appearance(IconState icon, String tooltip, Menu menu) {

    /// What to show of `overview`.
    ///
    /// @param now against which moments are told
    public static Appearance of(Overview overview, Texts texts, Instant now) {
        return new Appearance(
                icon(overview),
                new TooltipText(texts, now).of(overview),
                new MenuText(texts, now).of(overview));
    }

    /// What waits for a person comes before what happens, and that before what does not.
    private static IconState icon(Overview overview) {
        var on = overview.profiles().stream().filter(row -> row.power() == Power.ON).toList();
        if (on.stream().anyMatch(row -> row.phase() instanceof Phase.Waiting)) {
            return IconState.ATTENTION;
        }
        if (overview.profiles().stream().anyMatch(row -> row.phase() instanceof Phase.Syncing)) {
            return IconState.SYNCING;
        }
        var all = overview.profiles();
        var nothingRuns =
                !all.isEmpty() && on.stream().allMatch(row -> row.phase() instanceof Phase.Resting);
        return nothingRuns || !(overview.pause() instanceof Pause.None)
                ? IconState.PAUSED
                : IconState.IDLE;
    }
}
