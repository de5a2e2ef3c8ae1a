package io.calferry.agent;

import io.calferry.agent.Workplace.Opening;
import io.calferry.profile.Profile;
import io.calferry.sync.Ends;
import io.calferry.sync.LedgerException;
import io.calferry.sync.Side;
import io.calferry.sync.StoreException;
import io.calferry.sync.Watch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person does with a profile besides running it: looking what a run would do, taking a run
/// back, deciding a clash. Every method blocks until it is done.
public final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final Workplace workplace;
    private final Turnstile turnstile;

    /// @param turnstile the same that the runner has
    public Errands(Workplace workplace, Turnstile turnstile) {
        this.workplace = workplace;
        this.turnstile = turnstile;
    }

    /// Something to do with both calendars of a profile and its ledger.
    @FunctionalInterface
    public interface Errand<T> {
        T on(Ends ends) throws StoreException;
    }

    /// What became of it.
    public sealed interface Result<T> {

        record Done<T>(T value) implements Result<T> {}

        record Failed<T>(Trouble trouble) implements Result<T> {}

        /// A person ended it.
        record Cancelled<T>() implements Result<T> {}
    }

    /// Does something that writes nothing: it may go on beside a run.
    public <T> Result<T> look(Profile profile, Errand<T> errand) {
        return guarded(profile, () -> on(workplace.open(profile), errand));
    }

    /// The same with listings that leave out nothing, whatever the window of the profile.
    public <T> Result<T> lookAtAll(Profile profile, Errand<T> errand) {
        return guarded(profile, () -> on(workplace.openWhole(profile), errand));
    }

    /// Does something that writes, once no run and nobody else has the profile.
    public <T> Result<T> act(Profile profile, Watch watch, Errand<T> errand) {
        return guarded(
                profile,
                () -> {
                    try (var _ = turnstile.enter(profile.id(), watch)) {
                        return on(workplace.open(profile), errand);
                    }
                });
    }

    /// Does something else with a server, in the same care.
    ///
    /// @param profile whose troubles they are
    public <T> Result<T> ask(Profile profile, Question<T> question) {
        return guarded(profile, () -> new Result.Done<>(question.ask(workplace)));
    }

    /// Something that needs no ledger.
    @FunctionalInterface
    public interface Question<T> {
        T ask(Workplace workplace) throws StoreException;
    }

    private static <T> Result<T> on(Opening opening, Errand<T> errand) throws StoreException {
        return switch (opening) {
            case Opening.NotYet(var side, _) -> new Result.Failed<>(new Trouble.NotYet(side));
            case Opening.Opened opened -> {
                try (opened) {
                    yield new Result.Done<>(errand.on(opened.ends()));
                }
            }
        };
    }

    private interface Doing<T> {
        Result<T> go() throws StoreException;
    }

    private static <T> Result<T> guarded(Profile profile, Doing<T> doing) {
        try {
            return doing.go();
        } catch (Watch.Cancelled _) {
            return new Result.Cancelled<>();
        } catch (StoreException e) {
            LOG.warn("{}", profile.id(), e);
            return new Result.Failed<>(new Trouble.OfStore(e.side().orElse(Side.LEFT), e.fault()));
        } catch (LedgerException e) {
            LOG.warn("{}", profile.id(), e);
            return new Result.Failed<>(new Trouble.OfLedger(e.problem()));
        } catch (RuntimeException | Error e) {
            return new Result.Failed<>(Trouble.Bug.of(e));
        }
    }
}
