package io.calferry.caldav;

import io.calferry.caldav.Dav.Depth;
import io.calferry.caldav.Dav.Outcome;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds where a UID lies in the calendar.
final class UidSearch {

    private static final Pattern COMPONENT =
            Pattern.compile("^BEGIN:(VEVENT|VTODO|VJOURNAL)\\s*$", Pattern.MULTILINE);

    /// Finds beyond it are not looked at: a server that answers so has not understood the question.
    private static final int MOST = 50;

    private final Dav dav;
    private final Calendar calendar;
    private final ObjectReader reader;

    UidSearch(Dav dav, Calendar calendar, ObjectReader reader) {
        this.dav = dav;
        this.calendar = calendar;
        this.reader = reader;
    }

    /// Empty where the calendar has no object of that UID, or the server can't say. Throws
    /// `Missing` where there is no such calendar.
    Optional<Href> find(CalendarObject like) throws StoreException {
        var matcher = COMPONENT.matcher(like.text());
        var component = matcher.find() ? matcher.group(1) : "VEVENT";
        var hrefs = new ArrayList<Href>();
        var outcome =
                dav.report(
                        calendar.at(),
                        Depth.MEMBERS,
                        Bodies.uid(like.uid(), component),
                        row -> {
                            if (hrefs.size() < MOST
                                    && !row.gone()
                                    && !row.collection()
                                    && !calendar.is(row.href())) {
                                hrefs.add(row.href());
                            }
                        });
        if (outcome instanceof Outcome.Said) {
            reader.demandCalendar();
        }
        return hrefs.isEmpty() ? Optional.empty() : exact(like, hrefs);
    }

    /// The server looks for a part of the UID, in any case of letters.
    private Optional<Href> exact(CalendarObject like, ArrayList<Href> hrefs) throws StoreException {
        for (var answer : reader.read(hrefs)) {
            if (answer instanceof Answer.Found(var stored)
                    && stored.object().uid().equals(like.uid())) {
                return Optional.of(stored.place().href());
            }
        }
        return Optional.empty();
    }
}
