package io.calferry.cli;

import io.calferry.profile.Profile;
import io.calferry.sync.Counts;
import io.calferry.sync.Ends;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Parked;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Plan;
import io.calferry.sync.Plan.Standing;
import io.calferry.sync.Preview;
import io.calferry.sync.Report;
import io.calferry.sync.Report.Requests;
import io.calferry.sync.Run;
import io.calferry.sync.Step;
import io.calferry.sync.StoreException;
import io.calferry.sync.Watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is done with a profile that is open.
sealed interface Job {

    /// What is parked is told one by one up to here.
    int TOLD = 10;

    Ran of(Profile profile, Ends ends, Watch watch, Instant started) throws StoreException;

    /// What a table calls the result.
    Tense verb();

    enum Tense {
        DONE,
        PLANNED
    }

    static Job carry(Call call) {
        return new Carry(
                call,
                call.arguments().has(Grammar.YES)
                        ? Run.Held.CONFIRMED
                        : Run.Held.WAIT_FOR_A_PERSON);
    }

    static Job look(Call call) {
        return new Look(call);
    }

    /// Runs it.
    record Carry(Call call, Run.Held held) implements Job {

        @Override
        public Tense verb() {
            return Tense.DONE;
        }

        @Override
        public Ran of(Profile profile, Ends ends, Watch watch, Instant started) {
            var clock = call.surroundings().clock();
            var report = new Run(ends, clock).execute(watch, held);
            return new Ran(
                    profile,
                    report.outcome(),
                    report.counts(),
                    report.requests(),
                    Duration.between(started, clock.instant()),
                    fault(profile, report),
                    remarks(call, profile, report.finding(), report.waiting()),
                    Optional.empty(),
                    Ran.ending(report.outcome()));
        }

        private Optional<String> fault(Profile profile, Report report) {
            return switch (report.outcome()) {
                case CANCELLED ->
                        Optional.of("You ended it. What is done is noted; run it again to go on.");
                case DONE, PARTIAL, HELD, FAILED ->
                        report.fault()
                                .map(
                                        it ->
                                                call.faults()
                                                        .sentence(
                                                                it.fault(),
                                                                profile.on(it.side()).signIn()));
            };
        }
    }

    /// Finds out what a run would do.
    record Look(Call call) implements Job {

        @Override
        public Tense verb() {
            return Tense.PLANNED;
        }

        @Override
        public Ran of(Profile profile, Ends ends, Watch watch, Instant started)
                throws StoreException {
            var clock = call.surroundings().clock();
            var plan = new Preview(ends, clock).plan(watch);
            var outcome = outcome(plan);
            return new Ran(
                    profile,
                    outcome,
                    counts(plan, ends.ledger().agreed()),
                    new Requests(ends.left().requests(), ends.right().requests()),
                    Duration.between(started, clock.instant()),
                    Optional.empty(),
                    remarks(call, profile, plan.finding(), plan.unreadable()),
                    Optional.of(plan.steps()),
                    Ran.ending(outcome));
        }

        private static Outcome outcome(Plan plan) {
            if (plan.finding().isPresent()) {
                return Outcome.HELD;
            }
            var waits =
                    !plan.unreadable().isEmpty()
                            || plan.steps().stream().anyMatch(it -> it.step() instanceof Step.Ask);
            return waits ? Outcome.PARTIAL : Outcome.DONE;
        }

        /// As they would be after the run.
        private static Counts counts(Plan plan, long agreed) {
            var updated = going(plan, Step.Update.class);
            var deleted = going(plan, Step.Delete.class);
            var asked = going(plan, Step.Ask.class);
            var held = plan.steps().stream().filter(it -> it.standing() == Standing.HELD).count();
            var touched =
                    plan.steps().stream()
                            .filter(
                                    it ->
                                            switch (it.step()) {
                                                case Step.Update(_, _, _, _, var whose) ->
                                                        whose == Step.Whose.OURS
                                                                || whose
                                                                        == Step.Whose
                                                                                .LINKED_ELSEWHERE;
                                                case Step.Delete _, Step.Ask _ -> true;
                                                case Step.Create _,
                                                        Step.Adopt _,
                                                        Step.Forget _,
                                                        Step.Remember _ ->
                                                        false;
                                            })
                            .count();
            return new Counts(
                    going(plan, Step.Create.class),
                    updated,
                    deleted,
                    going(plan, Step.Adopt.class),
                    Math.max(0, agreed - touched),
                    plan.unreadable().size() + asked,
                    held);
        }

        private static long going(Plan plan, Class<? extends Step> kind) {
            return plan.steps().stream()
                    .filter(it -> it.standing() == Standing.GOES_AHEAD)
                    .filter(it -> kind.isInstance(it.step()))
                    .count();
        }
    }

    private static List<String> remarks(
            Call call, Profile profile, Optional<Guard.Finding> finding, List<Parked> waiting) {
        var remarks = new ArrayList<String>();
        finding.ifPresent(
                it ->
                        remarks.add(
                                Spoken.WORDS.waiting().held(it, profile) + " " + confirm(profile)));
        Predicate<Parked> held = it -> it.reason() instanceof Reason.Held;
        if (finding.isEmpty() && waiting.stream().anyMatch(held)) {
            remarks.add(
                    Numbers.of(waiting.stream().filter(held).count(), "step is", "steps are")
                            + " held since an earlier run. "
                            + confirm(profile));
        }
        var told = waiting.stream().filter(held.negate()).toList();
        told.stream().limit(TOLD).forEach(it -> remarks.add(call.waiting().sentence(it, profile)));
        if (told.size() > TOLD) {
            remarks.add(
                    Numbers.of(told.size() - TOLD, "more event waits", "more events wait") + ".");
        }
        return remarks;
    }

    private static String confirm(Profile profile) {
        return "Look at it with `calferry sync %1$s --dry-run`, do it with `calferry sync %1$s --yes`."
                .formatted(profile.id());
    }
}
