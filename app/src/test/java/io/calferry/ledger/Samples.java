package io.calferry.ledger;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fingerprint;
import io.calferry.sync.Href;
import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.Undo;
import io.calferry.sync.Link;
import io.calferry.sync.Place;
import io.calferry.sync.Seen;
import io.calferry.sync.Side;
import io.calferry.sync.Stored;
import io.calferry.sync.Uid;
import io.calferry.sync.Version;

import java.util.Optional;

/// Entries to note, each told from the others by its number.
final class Samples {

    private Samples() {}

    static Link link(int number) {
        return new Link(
                new Uid("uid-" + number),
                Optional.of(seen("/left/" + number, number)),
                Optional.of(seen("/right/" + number, number)),
                Link.Bond.AGREED);
    }

    /// An update, so that every table has a part in it.
    static Entry.Linked updated(int number) {
        var link = link(number);
        var text = ("BEGIN:VEVENT\r\nSUMMARY:" + number + "\r\nEND:VEVENT\r\n").repeat(20);
        var before =
                new Stored(
                        new Place(new Href("/right/" + number), new Version("\"old\"")),
                        new CalendarObject(link.uid(), text));
        var undo = new Undo(Side.RIGHT, Optional.of(before), link.right());
        return new Entry.Linked(link, "Title " + number, Optional.of(undo));
    }

    private static Seen seen(String href, int number) {
        return new Seen(
                new Place(new Href(href), new Version("\"" + number + "\"")),
                new Fingerprint(number, number, number, number));
    }
}
