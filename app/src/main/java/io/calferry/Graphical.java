package io.calferry;

import io.calferry.cli.Surroundings;
import io.calferry.cli.Windows;
import io.calferry.desktop.NoDisplayException;
import io.calferry.desktop.Pictures;
import io.calferry.profile.Folders;
import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;
import io.calferry.tray.Autostart;
import io.calferry.tray.Doorbell;
import io.calferry.tray.Platform;
import io.calferry.words.Words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Starts the program with an icon and a window, once for each user.
final class Graphical implements Windows {

    /// The first start may be about to hang its bell up.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// How long it may take the first start to end: its icon, its hints and its runs all have their
    /// time for that.
    private static final Duration LONGEST_END = Duration.ofSeconds(12);

    private final Surroundings surroundings;
    private final Wiring wiring;

    Graphical(Surroundings surroundings, Wiring wiring) {
        this.surroundings = surroundings;
        this.wiring = wiring;
    }

    @Override
    public Shown show(Folders folders, Start start) {
        var platform = Platform.of(surroundings.system(), surroundings.environment());
        if (!Display.isThere(platform)) {
            return new Shown.NoDisplay();
        }
        var end = System.nanoTime() + LONGEST_END.toNanos();
        while (true) {
            var premises = wiring.premises(folders);
            var problem = problem(premises);
            if (problem.isEmpty()) {
                return run(premises, platform, start);
            }
            if (!(problem.get() instanceof LedgerProblem.InUse) || System.nanoTime() > end) {
                return impossible(problem.get());
            }
            switch (ring(folders, start)) {
                case HEARD -> {
                    return new Shown.BroughtUp();
                }
                case NOBODY -> {
                    // Whoever is there takes its bell down first, and then ends.
                }
            }
        }
    }

    private Shown run(Premises premises, Platform platform, Start start) {
        LibraryLog.intoOurs();
        try (var session = new Session(premises, platform)) {
            session.begin(start);
            session.awaitEnd();
            return new Shown.Over();
        } catch (NoDisplayException _) {
            return new Shown.NoDisplay();
        }
    }

    /// Whoever holds the data folder is the one that runs. What can't be is closed.
    private static Optional<LedgerProblem> problem(Premises premises) {
        try {
            premises.ledgers();
            return Optional.empty();
        } catch (LedgerException e) {
            premises.close();
            return Optional.of(e.problem());
        }
    }

    private static Doorbell.Answer ring(Folders folders, Start start) {
        var arguments = start == Start.WITH_WINDOW ? List.<String>of() : List.of(Autostart.HIDDEN);
        return Doorbell.ring(folders.data(), arguments, PATIENCE);
    }

    private Shown impossible(LedgerProblem problem) {
        var words = Words.ofTerminal(surroundings.clock().getZone());
        return new Shown.Impossible(words.ledger().sentence(problem));
    }

    @Override
    public Shown pictures(Path into, Variety variety) {
        var platform = Platform.of(surroundings.system(), surroundings.environment());
        if (!Display.isThere(platform)) {
            return new Shown.NoDisplay();
        }
        LibraryLog.intoOurs();
        try (var sample = SampleHome.in(surroundings.temporary());
                var nothing = wiring.sample(sample.foldersOfNobody());
                var premises = wiring.sample(sample.folders())) {
            nothing.agent().start(List.of());
            sample.live(premises);
            premises.agent().start(sample.profiles());
            var albums =
                    List.of(
                            new Pictures.Album(nothing, SampleViews.ofNothing()),
                            new Pictures.Album(premises, SampleViews.of()));
            new Pictures(albums).make(into, Pictures.Variety.valueOf(variety.name()));
            return new Shown.Over();
        } catch (NoDisplayException _) {
            return new Shown.NoDisplay();
        } catch (IOException | UncheckedIOException _) {
            return new Shown.Impossible("The pictures can't be written to " + into + ".");
        }
    }
}
