package io.calferry.cli;

import io.calferry.agent.Workplace;
import io.calferry.agent.Workplace.Lack;
import io.calferry.agent.Workplace.Opening;
import io.calferry.profile.Profile;
import io.calferry.sync.LedgerException;
import io.calferry.sync.Side;
import io.calferry.sync.StoreException;
import io.calferry.sync.Watch;
import io.calferry.words.EndpointWords;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `sync`: runs profiles one after the other, or finds out what their runs would do.
final class Sync {

    private static final Logger LOG = LoggerFactory.getLogger(Sync.class);

    private static final String NONE_ENABLED =
            "No profile is enabled. Name one to run it all the same.";

    private final Call call;

    Sync(Call call) {
        this.call = call;
    }

    Ending run() {
        if (call.arguments().has(Grammar.DRY_RUN) && call.arguments().has(Grammar.YES)) {
            throw call.end(
                    Ending.USAGE,
                    "--dry-run performs nothing, so there is nothing to say --yes to.");
        }
        var profiles = call.chosen(call.arguments().words());
        var job = call.arguments().has(Grammar.DRY_RUN) ? Job.look(call) : Job.carry(call);
        try (var workplace = call.workplace()) {
            workplace.ledgers();
            var all = run(profiles, workplace, job);
            call.answer(
                    () -> JsonText.object("profiles", all.stream().map(Ran::document).toList()),
                    () ->
                            profiles.isEmpty()
                                    ? List.of(Line.of(NONE_ENABLED))
                                    : SyncLines.of(all, job.verb()));
            return cancelled() ? Ending.CANCELLED.or(Ran.ending(all)) : Ran.ending(all);
        }
    }

    private boolean cancelled() {
        return call.surroundings().cancelled().getAsBoolean();
    }

    List<Ran> run(List<Profile> profiles, Workplace workplace, Job job) {
        var all = new ArrayList<Ran>();
        for (var profile : profiles) {
            if (cancelled()) {
                break;
            }
            var ran = run(profile, workplace, job);
            LOG.info("{}: {} {}", profile.id(), ran.outcome(), ran.counts());
            all.add(ran);
        }
        return all;
    }

    private Ran run(Profile profile, Workplace workplace, Job job) {
        var started = call.surroundings().clock().instant();
        try {
            return switch (workplace.open(profile)) {
                case Opening.NotYet(var side, var lack) ->
                        Ran.failed(
                                profile, took(started), notYet(profile, side, lack), Ending.FAILED);
                case Opening.Opened opened -> {
                    try (opened) {
                        yield watched(profile, opened, job, started);
                    }
                }
            };
        } catch (StoreException e) {
            return Ran.failed(profile, took(started), fault(call, profile, e), Ending.FAILED);
        } catch (LedgerException e) {
            return Ran.failed(
                    profile,
                    took(started),
                    Spoken.WORDS.ledger().sentence(e.problem()),
                    Ending.FAILED);
        } catch (Watch.Cancelled _) {
            return Ran.failed(profile, took(started), "You ended it.", Ending.CANCELLED);
        } catch (RuntimeException | Error e) {
            return Ran.failed(profile, took(started), call.bugs().sentence(e), Ending.BUG);
        }
    }

    private Ran watched(Profile profile, Opening.Opened opened, Job job, Instant started)
            throws StoreException {
        var bar = call.bar(profile);
        try (var shown = bar.orElse(null)) {
            var watch = shown == null ? call.quietWatch() : shown;
            return job.of(profile, opened.ends(), watch, started);
        }
    }

    private Duration took(Instant started) {
        return Duration.between(started, call.surroundings().clock().instant());
    }

    /// What a store's failure means for `profile`.
    static String fault(Call call, Profile profile, StoreException e) {
        LOG.warn("{}", profile.id(), e);
        var side = e.side().orElse(Side.LEFT);
        return call.faults().sentence(e.fault(), profile.on(side).signIn());
    }

    static String notYet(Profile profile, Side side, Lack lack) {
        return switch (lack) {
            case KIND ->
                    Spoken.WORDS.endpoints().kind(profile.on(side))
                            + " can't be reached by this version of Calferry yet; folders, ICS,"
                            + " CalDAV and Exchange can.";
            case SIGN_IN ->
                    EndpointWords.place(profile.on(side))
                            + ": this version of Calferry can't sign in in that way yet; basic,"
                            + " digest, NTLM and bearer it can.";
        };
    }
}
