package io.calferry.desktop.preview;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Changes;
import io.calferry.sync.Parked;
import io.calferry.sync.Plan.Planned;
import io.calferry.sync.Plan.Standing;
import io.calferry.sync.Side;
import io.calferry.sync.Step;
import io.calferry.sync.Uid;

import java.time.ZoneId;
import java.util.Optional;

/// One event of a plan, as a person sees it.
///
/// @param uid empty where it could not even be read
/// @param side which is written; RIGHT where none is
/// @param standing whether the guard would hold it
/// @param changes the fields that differ
/// @param before what is there; of a clash, what LEFT holds
/// @param after what would be there; of a clash, what RIGHT holds
/// @param parked why it can't be carried
record Row(
        Optional<Uid> uid,
        Side side,
        Deed deed,
        Standing standing,
        String title,
        Changes changes,
        Optional<CalendarObject> before,
        Optional<CalendarObject> after,
        Optional<Parked> parked) {

    /// A step of a plan; empty for one that writes nothing and asks nothing.
    static Optional<Row> of(Planned planned) {
        return switch (planned.step()) {
            case Step.Create(_, var to, _) -> Optional.of(of(planned, Deed.CREATE, to));
            case Step.Update(_, var to, _, _, _) -> Optional.of(of(planned, Deed.UPDATE, to));
            case Step.Delete(_, var from, _) -> Optional.of(of(planned, Deed.DELETE, from));
            case Step.Ask _ -> Optional.of(of(planned, Deed.CLASH, Side.RIGHT));
            case Step.Adopt _, Step.Forget _, Step.Remember _ -> Optional.empty();
        };
    }

    private static Row of(Planned planned, Deed deed, Side side) {
        return new Row(
                Optional.of(planned.step().uid()),
                side,
                deed,
                planned.standing(),
                planned.title(),
                planned.changes(),
                planned.before(),
                planned.after(),
                Optional.empty());
    }

    /// What could not be looked at.
    static Row of(Parked parked) {
        var side =
                parked.reason() instanceof Parked.Reason.Failed(var failed, _)
                        ? failed
                        : Side.RIGHT;
        return new Row(
                parked.uid(),
                side,
                Deed.PARKED,
                Standing.GOES_AHEAD,
                parked.title(),
                Changes.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(parked));
    }

    /// An event of the target that stays as it is.
    static Row untouched(CalendarObject object, String title) {
        return new Row(
                Optional.of(object.uid()),
                Side.RIGHT,
                Deed.UNTOUCHED,
                Standing.GOES_AHEAD,
                title,
                Changes.NONE,
                Optional.of(object),
                Optional.empty(),
                Optional.empty());
    }

    /// When it begins, as somebody in `zone` counts the hours. Read from its text at each call: of
    /// a long plan, few rows are looked at.
    Optional<Start> when(ZoneId zone) {
        return after.or(() -> before).flatMap(it -> Start.of(it, zone));
    }

    /// Whether the guard holds it.
    boolean isHeld() {
        return standing == Standing.HELD;
    }
}
