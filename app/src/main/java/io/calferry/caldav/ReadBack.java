package io.calferry.caldav;

import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.Version;
import io.calferry.sync.Written;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Learns what the server made of a write. An ETag after a PUT should mean that the object is
/// stored as sent (RFC 4791 section 5.3.4), and on many servers does not; so the first few writes
/// are read back. A server that kept to their meaning is trusted from then on, one that changed it
/// is read back after every write.
final class ReadBack {

    private static final int TO_PROVE = 3;

    private final ObjectReader reader;
    private final UidSearch search;
    private final AtomicInteger proven = new AtomicInteger();
    private volatile boolean rewrites;

    ReadBack(ObjectReader reader, UidSearch search) {
        this.reader = reader;
        this.search = search;
    }

    /// What became of `sent`, which was written to `href`.
    ///
    /// @param given the ETag of the answer
    Written written(CalendarObject sent, Href href, Optional<Version> given) throws StoreException {
        if (given.isPresent() && !rewrites && proven.get() >= TO_PROVE) {
            return new Written(new Place(href, given.get()), Optional.empty());
        }
        return switch (reader.read(List.of(href)).getFirst()) {
            case Answer.Found(var held) -> held(sent, held);
            case Answer.Gone _ -> renamed(sent, href);
            case Answer.Unread(_, var fault, _) ->
                    given.map(version -> new Written(new Place(href, version), Optional.empty()))
                            .orElseThrow(() -> new StoreException(fault));
        };
    }

    private Written held(CalendarObject sent, Stored held) {
        if (Same.content(sent, held.object())) {
            proven.incrementAndGet();
        } else {
            rewrites = true;
        }
        return new Written(held.place(), Optional.of(held.object()));
    }

    /// The server has put it under a name of its own.
    private Written renamed(CalendarObject sent, Href href) throws StoreException {
        var there = search.find(sent);
        if (there.isPresent()
                && reader.read(List.of(there.get())).getFirst() instanceof Answer.Found(var held)) {
            return held(sent, held);
        }
        throw new StoreException(
                new Fault.Refused(Fault.Refused.Why.OTHER, "written and not there"));
    }
}
