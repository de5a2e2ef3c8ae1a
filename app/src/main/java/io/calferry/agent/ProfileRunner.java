package io.calferry.agent;

import io.calferry.agent.Workplace.Opening;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.LedgerException;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.sync.Parked;
import io.calferry.sync.Run;
import io.calferry.sync.Side;
import io.calferry.sync.StoreException;
import io.calferry.sync.Watch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Runs profiles for the agent, in one data folder.
public final class ProfileRunner implements Runner {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileRunner.class);

    private final Workplace workplace;
    private final Turnstile turnstile;
    private final Clock clock;
    private final Map<ProfileId, Opening.Opened> open = new ConcurrentHashMap<>();

    /// @param turnstile the same that the errands of a person have
    public ProfileRunner(Workplace workplace, Turnstile turnstile, Clock clock) {
        this.workplace = workplace;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    @Override
    public Ran run(Profile profile, Watch watch, Wanted wanted) {
        try (var _ = turnstile.enter(profile.id(), watch)) {
            if (wanted.by() == Wanted.By.ROUTINE && !hasRun(profile)) {
                return failed(profile, new Trouble.Unseen());
            }
            return switch (workplace.open(profile)) {
                case Opening.NotYet(var side, _) -> failed(profile, new Trouble.NotYet(side));
                case Opening.Opened opened -> run(profile, opened, watch, wanted);
            };
        } catch (Watch.Cancelled _) {
            return Ran.cancelled(parked(profile));
        } catch (StoreException e) {
            LOG.warn("{}", profile.id(), e);
            return failed(profile, new Trouble.OfStore(e.side().orElse(Side.LEFT), e.fault()));
        } catch (LedgerException e) {
            LOG.warn("{}", profile.id(), e);
            return Ran.failed(new Trouble.OfLedger(e.problem()), List.of());
        }
    }

    private Ran run(Profile profile, Opening.Opened opened, Watch watch, Wanted wanted) {
        try (opened) {
            open.put(profile.id(), opened);
            var report =
                    new Run(opened.ends(), clock).execute(watch, wanted.held(), wanted.leave());
            LOG.info("{}: {} {}", profile.id(), report.outcome(), report.counts());
            return Ran.of(report);
        } finally {
            open.remove(profile.id());
        }
    }

    /// Also a run that was killed is one: what it began is to be finished.
    private boolean hasRun(Profile profile) {
        return !workplace.ledgers().runs(Optional.of(profile.id().value()), 0, 1).isEmpty();
    }

    private Ran failed(Profile profile, Trouble trouble) {
        return Ran.failed(trouble, parked(profile));
    }

    private List<Parked> parked(Profile profile) {
        return workplace.ledgers().of(profile.id().value()).parked();
    }

    /// Requests to a store that is closed fail at once.
    @Override
    public void breakOff(ProfileId id) {
        Optional.ofNullable(open.get(id)).ifPresent(Opening.Opened::close);
    }

    @Override
    public Remembered remembered(Profile profile) {
        try {
            var id = profile.id().value();
            var runs = workplace.ledgers().runs(Optional.of(id), 0, 1);
            var last = runs.stream().findFirst().flatMap(ProfileRunner::ended);
            return new Remembered(last, parked(profile));
        } catch (LedgerException e) {
            LOG.warn("{}", profile.id(), e);
            return Remembered.NOTHING;
        }
    }

    private static Optional<LastRun> ended(PastRun run) {
        return run.ended().isPresent() && run.outcome().isPresent()
                ? Optional.of(
                        new LastRun(
                                run.ended().get(),
                                run.outcome().get(),
                                run.counts(),
                                Optional.empty()))
                : Optional.empty();
    }
}
