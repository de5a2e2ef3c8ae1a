package io.calferry.desktop.preview;

import io.calferry.agent.Ran;
import io.calferry.desktop.Office;
import io.calferry.desktop.preview.PreviewModel.Switching;
import io.calferry.profile.BookReading;
import io.calferry.profile.Profile;
import io.calferry.sync.LedgerException;
import io.calferry.sync.Ledgers.PastRun;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;

/// Switches a profile on after a run that a person has seen and wanted: its first, or the first
/// after an edit before which it was on.
record FirstRun(Office office) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstRun.class);

    /// Why a profile is off.
    enum Before {
        /// It was on until it was edited.
        RESTING,
        OFF
    }

    /// Not on the JavaFX thread.
    ///
    /// @param before whether it is off only because it was edited
    Switching follow(Profile profile, Ran ran, Before before) {
        var wanted =
                profile.state() == Profile.State.PAUSED
                        && switch (ran.outcome()) {
                            case DONE, PARTIAL, HELD -> true;
                            case FAILED, CANCELLED -> false;
                        };
        return wanted && isDue(profile, ran, before) && isOn(profile)
                ? Switching.ON
                : Switching.AS_IT_WAS;
    }

    private boolean isDue(Profile profile, Ran ran, Before before) {
        return switch (before) {
            case RESTING -> true;
            case OFF -> isFirst(profile, ran);
        };
    }

    /// Whether no earlier run of the profile came through.
    private boolean isFirst(Profile profile, Ran ran) {
        try {
            return office.ledgers()
                    .runs(profile.id().value())
                    .filter(it -> !Optional.of(it.id()).equals(ran.run()))
                    .noneMatch(PastRun::cameThrough);
        } catch (LedgerException e) {
            LOG.warn("{} stays off", profile.id(), e);
            return false;
        }
    }

    private boolean isOn(Profile profile) {
        try {
            var changed =
                    office.book().change(it -> it.withState(profile.id(), Profile.State.ENABLED));
            if (changed instanceof BookReading.Read(var book)) {
                return book.profile(profile.id())
                        .filter(it -> it.state() == Profile.State.ENABLED)
                        .isPresent();
            }
        } catch (IOException e) {
            LOG.warn("{} stays off", profile.id(), e);
        }
        return false;
    }
}
