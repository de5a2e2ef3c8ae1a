package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Calendar;
import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.Field;
import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a token is worth where the calendar is another one by now.
class OtherCalendarTest {

    private final Ground ground = new Ground();
    private final Calendar first = ground.ann.calendar().below("First");

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private ExchangeStore store(String calendar) {
        return ground.store(
                ground.address(Ground.ANN, calendar, Access.OWN), Ground.basic(Ground.ANN));
    }

    private static Entry add(Calendar to, String subject) {
        return to.add(Draft.timed(subject, Ground.MONDAY, Duration.ofHours(1), "UTC").noReminder());
    }

    /// The token of a run that saw the first calendar.
    private SyncToken ofFirst() throws Exception {
        try (var store = store("First")) {
            return store.list(Optional.empty()).nextToken().orElseThrow();
        }
    }

    private static List<Href> all(Listing listing) {
        return ((Listing.Full) listing).places().stream().map(Place::href).toList();
    }

    @Test
    void a_token_of_another_calendar_leads_to_all_of_this_one() throws Exception {
        var second = ground.ann.calendar().below("Second");
        add(first, "in the first");
        var ours = add(second, "in the second");

        var listing = store("Second").list(Optional.of(ofFirst()));

        assertThat(all(listing)).containsExactly(new Href(ours.id()));
    }

    @Test
    void what_is_made_after_the_calendar_was_changed_lies_in_the_new_one() throws Exception {
        var second = ground.ann.calendar().below("Second");
        var store = store("Second");
        store.list(Optional.of(ofFirst()));

        store.create(
                new CalendarObject(
                        new Uid("u1"),
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//EN\r\nBEGIN:VEVENT\r\n"
                                + "UID:u1\r\nDTSTAMP:20261121T080000Z\r\nDTSTART:20270301T090000Z"
                                + "\r\nDTEND:20270301T100000Z\r\nSUMMARY:Plan\r\nEND:VEVENT\r\n"
                                + "END:VCALENDAR\r\n"));

        assertThat(first.entries()).isEmpty();
        assertThat(second.entries())
                .extracting(it -> it.text(Field.SUBJECT))
                .containsExactly("Plan");
    }

    @Test
    void a_calendar_that_was_made_anew_under_its_name_is_found_again() throws Exception {
        add(first, "old");
        var token = ofFirst();
        first.delete();
        var again = add(ground.ann.calendar().below("First"), "new");

        var listing = store("First").list(Optional.of(token));

        assertThat(all(listing)).containsExactly(new Href(again.id()));
        add(ground.ann.calendar().below("First"), "newer");
        assertThat(Ground.delta(store("First"), listing.nextToken().orElseThrow()).changed())
                .hasSize(1);
    }

    @Test
    void a_calendar_that_is_gone_and_not_made_anew_is_missing() throws Exception {
        var token = ofFirst();
        first.delete();
        var store = store("First");

        assertThat(Ground.faultOf(() -> store.list(Optional.of(token))))
                .isEqualTo(new Fault.Missing(Ground.ANN + ", First"));
    }

    @Test
    void a_token_that_does_not_say_of_which_calendar_it_is_leads_to_everything() throws Exception {
        var entry = add(first, "one");
        var old = new SyncToken(ofFirst().value().replaceFirst("^x2\\.", "x1."));

        assertThat(all(store("First").list(Optional.of(old))))
                .containsExactly(new Href(entry.id()));
    }
}
