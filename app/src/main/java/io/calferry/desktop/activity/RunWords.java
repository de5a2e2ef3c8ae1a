package io.calferry.desktop.activity;

import io.calferry.agent.ProfileState;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Keys;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Ledgers.PastEntry;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.words.Words;

import java.time.Duration;
import java.util.Optional;

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

    /// A sign for each deed, as in the preview.
    static String sign(PastEntry entry) {
        return switch (entry.deed()) {
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
