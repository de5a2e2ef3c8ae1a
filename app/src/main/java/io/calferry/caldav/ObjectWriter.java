package io.calferry.caldav;

import io.calferry.caldav.Dav.Refusal;
import io.calferry.http.Locations;
import io.calferry.http.Reply;
import io.calferry.http.Request;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Refused;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.Version;
import io.calferry.sync.Written;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes calendar objects, each write on the condition that nothing has changed meanwhile.
final class ObjectWriter {

    private static final String TYPE = "text/calendar; charset=utf-8";
    private static final long ANSWER = 1 << 20;

    private final Dav dav;
    private final Calendar calendar;
    private final ObjectReader reader;
    private final UidSearch search;
    private final ReadBack readBack;
    private final Rights rights;

    ObjectWriter(Dav dav, Calendar calendar, ObjectReader reader) {
        this.dav = dav;
        this.calendar = calendar;
        this.reader = reader;
        this.search = new UidSearch(dav, calendar, reader);
        this.readBack = new ReadBack(reader, search);
        this.rights = new Rights(dav, calendar);
    }

    Written create(CalendarObject object) throws StoreException {
        return create(object, Names.of(object.uid()));
    }

    Written update(Stored over, CalendarObject with) throws StoreException {
        var href = over.place().href();
        var version = over.place().version();
        var outcome = put(href, "If-Match", version.value(), with);
        if (changed(outcome) && ETags.weak(version) && still(over)) {
            // What weakened the ETag on its way to us, such as compression, does not know it weak.
            outcome = put(href, "If-Match", ETags.strong(version).value(), with);
        }
        return switch (outcome) {
            case Outcome.Done(var at, var given) -> readBack.written(with, at, given);
            case Outcome.No(var refusal) ->
                    throw switch (Meaning.of(refusal)) {
                        case CHANGED, NOT_THERE -> stale(href);
                        case UNCLEAR -> refusal.status() == 409 ? stale(href) : rights.why(refusal);
                        case UID_TAKEN,
                                NOT_VALID,
                                TOO_LARGE,
                                NO_SPACE,
                                READ_ONLY,
                                SERVER_ERROR,
                                AWAY ->
                                fault(refusal);
                    };
        };
    }

    void delete(Stored over) throws StoreException {
        var href = over.place().href();
        var version = over.place().version();
        var outcome = delete(href, version);
        if (changed(outcome)) {
            // Some servers say this of what is gone as well.
            if (reader.alone(href) instanceof Answer.Gone) {
                return;
            }
            if (ETags.weak(version) && still(over)) {
                outcome = delete(href, ETags.strong(version));
            }
        }
        if (outcome instanceof Outcome.No(var refusal)) {
            switch (Meaning.of(refusal)) {
                case NOT_THERE -> {
                    // What was wanted.
                }
                case CHANGED -> throw stale(href);
                case UNCLEAR -> throw refusal.status() == 409 ? stale(href) : rights.why(refusal);
                case UID_TAKEN, NOT_VALID, TOO_LARGE, NO_SPACE, READ_ONLY, SERVER_ERROR, AWAY ->
                        throw fault(refusal);
            }
        }
    }

    private Written create(CalendarObject object, String name) throws StoreException {
        var href = calendar.member(name);
        return switch (put(href, "If-None-Match", "*", object)) {
            case Outcome.Done(var at, var given) -> readBack.written(object, at, given);
            case Outcome.No(var refusal) ->
                    switch (Meaning.of(refusal)) {
                        case CHANGED -> taken(object, name, refusal);
                        case UID_TAKEN -> {
                            demandAbsent(object);
                            throw fault(refusal);
                        }
                        case NOT_VALID -> {
                            if (refusal.status() == 400) {
                                // Also said where the UID is there already.
                                demandAbsent(object);
                            }
                            throw fault(refusal);
                        }
                        case NOT_THERE, UNCLEAR -> {
                            if (refusal.status() == 409) {
                                demandAbsent(object);
                            }
                            throw rights.why(refusal);
                        }
                        case TOO_LARGE, NO_SPACE, READ_ONLY, SERVER_ERROR, AWAY ->
                                throw fault(refusal);
                    };
        };
    }

    /// The name is taken: by the same UID, which is the work of an earlier try or of somebody else,
    /// or by another object.
    private Written taken(CalendarObject object, String name, Refusal refusal)
            throws StoreException {
        demandAbsent(object);
        return switch (reader.alone(calendar.member(name))) {
            case Answer.Found(var stored) when stored.object().uid().equals(object.uid()) ->
                    throw stale(stored.place().href());
            case Answer.Found _, Answer.Unread _ -> {
                var other = Names.hashed(object.uid());
                if (other.equals(name)) {
                    throw stale(calendar.member(name));
                }
                yield create(object, other);
            }
            // It was not the name that did not please.
            case Answer.Gone _ ->
                    throw new StoreException(new Refused(Refused.Why.NOT_VALID, detail(refusal)));
        };
    }

    /// Throws `Stale` where the UID is in the calendar.
    private void demandAbsent(CalendarObject object) throws StoreException {
        var there = search.find(object);
        if (there.isPresent()) {
            throw stale(there.get());
        }
    }

    private boolean still(Stored over) throws StoreException {
        return reader.read(List.of(over.place().href())).getFirst() instanceof Answer.Found(var now)
                && now.place().equals(over.place());
    }

    private static boolean changed(Outcome outcome) {
        return outcome instanceof Outcome.No(var refusal) && Meaning.of(refusal) == Meaning.CHANGED;
    }

    private Outcome put(Href href, String condition, String value, CalendarObject object)
            throws StoreException {
        var bytes = object.text().getBytes(StandardCharsets.UTF_8);
        var request =
                Request.of("PUT", calendar.of(href))
                        .with(condition, value)
                        .with(new Request.Body(TYPE, bytes));
        return dav.account().send(request, ANSWER, reply -> outcome(href, reply));
    }

    private Outcome delete(Href href, Version version) throws StoreException {
        var request = Request.of("DELETE", calendar.of(href)).with("If-Match", version.value());
        return dav.account().send(request, ANSWER, reply -> outcome(href, reply));
    }

    private static Outcome outcome(Href href, Reply reply) throws IOException, StoreException {
        if (reply.status() == 207) {
            return inside(href, reply);
        }
        return reply.ok()
                ? new Outcome.Done(at(href, reply), reply.header("ETag").flatMap(ETags::parse))
                : new Outcome.No(Refusal.of(reply));
    }

    /// Where the object lies now: a server may choose another name.
    private static Href at(Href href, Reply reply) {
        return reply.header("Location")
                .flatMap(location -> Locations.resolve(reply.at(), location))
                .map(URI::getRawPath)
                .map(Hrefs::decoded)
                .filter(moved -> parent(moved).equals(parent(href)))
                .orElse(href);
    }

    private static String parent(Href href) {
        return href.value().substring(0, href.value().lastIndexOf('/') + 1);
    }

    /// A refusal can be wrapped in a multistatus (RFC 4918 section 13), of writes too.
    private static Outcome inside(Href href, Reply reply) throws IOException, StoreException {
        var refusals = new ArrayList<Refusal>();
        Multistatus.read(
                reply.body(),
                row -> {
                    var status = row.status().orElse(200);
                    if (status >= 300) {
                        refusals.add(new Refusal(status, row.error(), reply.fault()));
                    }
                });
        return refusals.isEmpty()
                ? new Outcome.Done(href, Optional.empty())
                : new Outcome.No(refusals.getFirst());
    }

    private StoreException fault(Refusal refusal) {
        return new StoreException(
                switch (Meaning.of(refusal)) {
                    case UID_TAKEN -> new Refused(Refused.Why.UID_TAKEN, detail(refusal));
                    case NOT_VALID -> new Refused(Refused.Why.NOT_VALID, detail(refusal));
                    case TOO_LARGE -> new Refused(Refused.Why.TOO_LARGE, detail(refusal));
                    case NO_SPACE -> new Refused(Refused.Why.NO_SPACE, detail(refusal));
                    case SERVER_ERROR -> new Refused(Refused.Why.SERVER_ERROR, detail(refusal));
                    case READ_ONLY -> new Fault.ReadOnly(calendar.shown());
                    case AWAY -> refusal.fault();
                    case CHANGED, NOT_THERE, UNCLEAR ->
                            new Refused(Refused.Why.OTHER, detail(refusal));
                });
    }

    /// The name of the DAV error, or the status. The server's sentence stays out: it quotes lines
    /// of the object.
    static String detail(Refusal refusal) {
        return refusal.error()
                .flatMap(error -> error.children().stream().findFirst())
                .map(condition -> condition.name().local())
                .orElse("HTTP " + refusal.status());
    }

    private static StoreException stale(Href href) {
        return new StoreException(new Fault.Stale(href));
    }

    /// What came of a write.
    private sealed interface Outcome {

        record Done(Href at, Optional<Version> version) implements Outcome {}

        record No(Refusal refusal) implements Outcome {}
    }
}
