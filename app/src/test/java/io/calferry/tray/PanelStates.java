package io.calferry.tray;

import io.calferry.tray.Overview.Pause;
import io.calferry.tray.Overview.Phase;
import io.calferry.tray.Overview.Power;

import java.util.List;

/// A state of the agent for each look of the icon.
final class PanelStates {

    private PanelStates() {}

    static Overview of(IconState look) {
        return switch (look) {
            case IDLE -> Samples.overview(Samples.WORK, Samples.TEAM);
            case SYNCING ->
                    Samples.overview(
                            Samples.row(
                                    "work",
                                    "Work to home",
                                    Power.ON,
                                    new Phase.Syncing(124, 1_000)),
                            Samples.TEAM);
            case PAUSED ->
                    new Overview(
                            List.of(Samples.WORK, Samples.TEAM),
                            new Pause.UntilResumed(),
                            List.of());
            case ATTENTION -> Samples.overview(Samples.WORK, Samples.HOLIDAYS, Samples.TEAM);
        };
    }
}
