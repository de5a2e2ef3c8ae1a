package io.calferry.bench.ews;

import io.calferry.bench.Request;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Takes the requests of one connection and sees that somebody answers.
final class Reception implements Line.Clerk {

    /// Who answers what.
    record Staff(
            Doorkeeper door,
            Desk desk,
            Autodiscover autodiscover,
            Traffic traffic,
            Control control,
            InstantSource clock) {}

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Staff staff;
    private final List<Misbehaviour> misbehaviours;
    private final Supplier<Duration> delay;

    private String operation = "";
    private Manners manners = Manners.GOOD;

    /// @param misbehaviours those that are switched on when a request comes
    Reception(Staff staff, List<Misbehaviour> misbehaviours, Supplier<Duration> delay) {
        this.staff = staff;
        this.misbehaviours = misbehaviours;
        this.delay = delay;
    }

    @Override
    public Manners manners(Request request) {
        operation = isForEws(request) ? Desk.operation(request) : Autodiscover.NAME;
        manners = Control.isFor(request) ? Manners.GOOD : Manners.of(misbehaviours, operation);
        return manners;
    }

    private static boolean isForEws(Request request) {
        return request.path().startsWith(MemoryExchange.EWS);
    }

    /// Control and streaming connections are no requests that anybody counts.
    private boolean isCounted(Request request) {
        return !operation.equals(Streams.LISTEN) && !Control.isFor(request);
    }

    /// With the time, as IIS tells it.
    @Override
    public Answer answer(Request request, Line line) {
        var answer = answered(request, line);
        return manners.show(Misbehaviour.Kind.TELLS_NO_TIME)
                ? answer
                : answer.with("Date: " + HTTP_DATE.format(staff.clock().instant()));
    }

    private Answer answered(Request request, Line line) {
        if (Control.isFor(request)) {
            return staff.control().answer(request);
        }
        var calm = !isCounted(request) || staff.traffic().begin(operation);
        var off = manners.find(Misbehaviour.SwitchedOff.class);
        if (off.isPresent()) {
            return Answer.page(off.get().status(), "EWS is not enabled.")
                    .with("X-CasErrorCode: EwsDisabled");
        }
        var away = manners.find(Misbehaviour.RedirectsTo.class);
        if (away.isPresent()) {
            var target = away.get().base() + request.path();
            return Answer.empty(away.get().status(), "Location: " + target);
        }
        var plain = staff.autodiscover().unsigned(request);
        if (plain.isPresent()) {
            return plain.get();
        }
        return switch (staff.door().check(request, line, manners)) {
            case Doorkeeper.Verdict.Refused(var with) -> with;
            case Doorkeeper.Verdict.Let(var who) when isForEws(request) ->
                    staff.desk().answer(request, who, manners, calm);
            case Doorkeeper.Verdict.Let _ -> staff.autodiscover().answer(request, manners);
        };
    }

    @Override
    public void delay() throws InterruptedException {
        if (!delay.get().isZero()) {
            Thread.sleep(delay.get());
        }
    }

    @Override
    public void done(Request request) {
        if (isCounted(request)) {
            staff.traffic().end(operation);
        }
    }
}
