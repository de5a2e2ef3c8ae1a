package io.calferry.desktop.preview;

import io.calferry.agent.LastRun;
import io.calferry.agent.ProfileState;
import io.calferry.desktop.Live;
import io.calferry.desktop.preview.PreviewModel.Turn;
import io.calferry.profile.ProfileId;

import java.time.Instant;
import java.util.Optional;

/// The runs of a profile, beside what a person does with its plan. On the JavaFX thread alone.
final class Runs {

    private final Live live;
    private final ProfileId id;
    private Optional<Instant> ended = Optional.empty();
    private boolean underWay;

    Runs(Live live, ProfileId id) {
        this.live = live;
        this.id = id;
        mark();
    }

    /// From here on.
    void mark() {
        ended = lastEnd();
        underWay = isRunning();
    }

    /// Whether one has ended since the mark.
    boolean hasEnded() {
        return !lastEnd().equals(ended);
    }

    /// Whether one that was asked for at the mark is at it: what was under way then comes first.
    Turn turn() {
        return isRunning() && (!underWay || hasEnded()) ? Turn.RUNS : Turn.WAITS;
    }

    private Optional<Instant> lastEnd() {
        return live.profile(id).flatMap(ProfileState::last).map(LastRun::ended);
    }

    private boolean isRunning() {
        return live.profile(id).filter(ProfileState::isRunning).isPresent();
    }
}
