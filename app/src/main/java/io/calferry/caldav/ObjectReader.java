package io.calferry.caldav;

import io.calferry.caldav.Dav.Depth;
import io.calferry.caldav.Dav.Outcome;
import io.calferry.http.Hosts;
import io.calferry.http.Reply;
import io.calferry.http.Request;
import io.calferry.ical.Limits;
import io.calferry.sync.Answer;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Reads calendar objects: many at a time by calendar-multiget, and alone what a server leaves out
/// of its answer or chokes on.
final class ObjectReader {

    private final Dav dav;
    private final Calendar calendar;

    ObjectReader(Dav dav, Calendar calendar) {
        this.dav = dav;
        this.calendar = calendar;
    }

    /// One answer for each href, in their order. Throws `Missing` where something is gone because
    /// the calendar is.
    List<Answer> read(List<Href> hrefs) throws StoreException {
        var answers = new HashMap<Href, Answer>();
        together(hrefs, answers);
        var told = new ArrayList<Answer>(hrefs.size());
        var anythingGone = false;
        int failed = 0;
        for (var href : hrefs) {
            var answer = answers.get(href);
            if (answer == null) {
                answer = alone(href);
            }
            anythingGone |= answer instanceof Answer.Gone;
            failed += answer instanceof Answer.Unread(_, Fault.Refused _, _) ? 1 : 0;
            told.add(answer);
        }
        if (failed > 1 && failed == hrefs.size()) {
            // One object at which a server fails is parked; all of them are a server that fails.
            throw new StoreException(
                    new Fault.Offline(Hosts.shown(calendar.at()), Fault.Offline.Why.SERVER_ERROR));
        }
        if (anythingGone) {
            demandCalendar();
        }
        return told;
    }

    /// Reads one by GET. "Not there" is the server's own word about this name.
    Answer alone(Href href) throws StoreException {
        // A server that packs its answers may give the packed form another ETag.
        var request = Request.get(calendar.of(href)).with("Accept-Encoding", "identity");
        try {
            return dav.account().send(request, Limits.OBJECT, reply -> answer(href, reply));
        } catch (StoreException e) {
            if (e.fault() instanceof Fault.Unreadable(var why, _)
                    && why == Fault.Unreadable.Why.TOO_LARGE) {
                return new Answer.Unread(href, bad("larger than 10 MB"));
            }
            throw e;
        }
    }

    /// Throws `Missing` unless the calendar is there. A 207 alone does not say so: its one row may
    /// be a 404.
    void demandCalendar() throws StoreException {
        var there = new AtomicBoolean();
        var outcome =
                dav.propfind(
                        calendar.at(),
                        Depth.ITSELF,
                        Bodies.members(),
                        row -> there.compareAndSet(false, row.exists()));
        if (outcome instanceof Outcome.Said(var refusal)
                && !(refusal.fault() instanceof Fault.Missing)) {
            throw refusal.thrown();
        }
        if (!there.get()) {
            throw new StoreException(new Fault.Missing(calendar.shown()));
        }
    }

    /// Puts in what the server answers to all of them; halves them where it gives no answer that
    /// can be read, for one bad object must not hide the others.
    private void together(List<Href> hrefs, Map<Href, Answer> answers) throws StoreException {
        if (hrefs.isEmpty()) {
            return;
        }
        var mine = new HashMap<Href, Answer>();
        if (asked(hrefs, mine)) {
            answers.putAll(mine);
        } else if (hrefs.size() > 1) {
            var half = hrefs.size() / 2;
            together(hrefs.subList(0, half), answers);
            together(hrefs.subList(half, hrefs.size()), answers);
        }
    }

    /// Says whether the server gave a readable answer.
    private boolean asked(List<Href> hrefs, Map<Href, Answer> answers) throws StoreException {
        try {
            var outcome =
                    dav.report(
                            calendar.at(),
                            Depth.ITSELF,
                            Bodies.objects(hrefs),
                            row -> take(row, answers));
            return switch (outcome) {
                case Outcome.Listed _ -> true;
                case Outcome.Said(var refusal) -> {
                    if (refusal.fault() instanceof Fault.Unreadable(var why, _)
                            && why == Fault.Unreadable.Why.NOT_CALDAV) {
                        throw refusal.thrown();
                    }
                    if (refusal.status() == 404 || refusal.status() == 410) {
                        // Either one of the objects is gone, or the calendar.
                        demandCalendar();
                    }
                    yield false;
                }
            };
        } catch (StoreException e) {
            if (e.fault() instanceof Fault.Unreadable(var why, _)
                    && why != Fault.Unreadable.Why.NOT_CALDAV) {
                return false;
            }
            throw e;
        }
    }

    /// Rows without content say nothing yet: they are asked alone.
    private static void take(Row row, Map<Href, Answer> answers) {
        var version = row.version();
        var text = row.property(Name.CALENDAR_DATA).map(Element::text).orElse("");
        if (version.isEmpty() || text.isBlank()) {
            return;
        }
        var place = new Place(row.href(), version.get());
        try {
            answers.put(row.href(), new Answer.Found(new Stored(place, ObjectText.read(text))));
        } catch (StoreException e) {
            answers.put(row.href(), new Answer.Unread(row.href(), e.fault()));
        }
    }

    private static Answer answer(Href href, Reply reply) throws IOException, StoreException {
        if (reply.status() == 404 || reply.status() == 410) {
            return new Answer.Gone(href);
        }
        if (reply.status() != 200) {
            return switch (reply.status()) {
                case 502, 504 -> throw new StoreException(reply.fault());
                default -> new Answer.Unread(href, refused(reply.status()));
            };
        }
        var version = reply.header("ETag").flatMap(ETags::parse);
        if (version.isEmpty()) {
            return new Answer.Unread(href, bad("without ETag"));
        }
        var bytes = reply.body().readAllBytes();
        try {
            var object = ObjectText.read(bytes);
            return new Answer.Found(new Stored(new Place(href, version.get()), object));
        } catch (StoreException e) {
            return new Answer.Unread(href, e.fault());
        }
    }

    private static Fault refused(int status) {
        return status >= 500
                ? new Fault.Refused(Fault.Refused.Why.SERVER_ERROR, "HTTP " + status)
                : bad("HTTP " + status);
    }

    private static Fault bad(String detail) {
        return new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail);
    }
}
