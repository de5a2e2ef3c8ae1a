package io.calferry.desktop.activity;

import io.calferry.agent.ProfileState;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Keys;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Ledgers.Deed;
import io.calferry.sync.Ledgers.PastEntry;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.words.Words;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs and their steps in words.
final class RunWords {

    private final Desk desk;
    private final Texts texts;
    private final Words words;

    RunWords(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts(RunWords.class);
        this.words = desk.words();
    }

    Words words() {
        return words;
    }

    /// The profile of that id, if there still is one.
    Optional<Profile> profile(String id) {
        return ProfileId.of(id).flatMap(desk.live()::profile).map(it -> it.profile());
    }

    /// What a person calls the profile of that id.
    String name(String id) {
        return profile(id).map(Profile::name).orElse(id);
    }

    String when(PastRun run) {
        return words.moments().spoken(run.started(), desk.office().clock().instant());
    }

    String took(PastRun run) {
        return run.ended()
                .map(it -> words.moments().took(Duration.between(run.started(), it)))
                .orElse("");
    }

    /// What it was, and how it ended.
    String outcome(PastRun run) {
        var outcome =
                run.outcome()
                        .map(it -> texts.get("outcome." + Keys.of(it)))
                        .orElseGet(
                                () -> texts.get(isUnderWay(run) ? "outcome.now" : "outcome.none"));
        return switch (run.kind()) {
            case SYNC -> outcome;
            case UNDO, DECISION, REMOVAL -> texts.get("kind." + Keys.of(run.kind()), outcome);
        };
    }

    private boolean isUnderWay(PastRun run) {
        return ProfileId.of(run.profileId())
                .flatMap(desk.live()::profile)
                .filter(ProfileState::isRunning)
                .isPresent();
    }

    String deed(PastEntry entry) {
        return texts.get("deed." + Keys.of(entry.deed()));
    }

    /// What became of how many events, by their signs.
    String changes(PastRun run) {
        var counts = run.counts();
        return Stream.of(
                        count(Deed.CREATED, counts.created()),
                        count(Deed.UPDATED, counts.updated()),
                        count(Deed.DELETED, counts.deleted()),
                        count(Deed.PARKED, counts.parked() + counts.held()))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("  "));
    }

    private String count(Deed deed, long events) {
        return events == 0 ? "" : sign(deed) + texts.get("number", events);
    }

    /// The same in words.
    String counts(PastRun run) {
        var counts = run.counts();
        var waiting = counts.parked() + counts.held();
        var written = texts.get("run.counts", counts.created(), counts.updated(), counts.deleted());
        return waiting == 0 ? written : written + " " + texts.get("run.waiting", waiting);
    }

    /// A sign for each deed, as in the preview.
    static String sign(PastEntry entry) {
        return sign(entry.deed());
    }

    private static String sign(Deed deed) {
        return switch (deed) {
            case CREATED -> "+";
            case UPDATED -> "~";
            case DELETED -> "\u2212";
            case LEFT_APART -> "\u2260";
            case PARKED -> "!";
        };
    }

    String title(PastEntry entry) {
        return entry.title().isBlank()
                ? words.waiting().event("", entry.uid(), texts.get("nameless"))
                : OneLine.of(entry.title());
    }

    String side(PastEntry entry) {
        return entry.side().map(it -> texts.get("side." + Keys.of(it))).orElse("");
    }
}
