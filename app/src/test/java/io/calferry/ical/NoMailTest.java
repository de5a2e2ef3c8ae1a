package io.calferry.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Uid;
import io.calferry.sync.Version;
import io.calferry.sync.Written;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class NoMailTest {

    private final Recorder server = new Recorder();
    private final NoMail gate = new NoMail(server);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORGANIZER:mailto:a@x",
                "ATTENDEE:mailto:a@x",
                "attendee;schedule-agent=NONE:mailto:a@x",
                "ATTENDEE;SCHEDULE-AGENT=SERVER:mailto:a@x",
                "ATT\r\n ENDEE:mailto:a@x",
                "ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:a@x\r\nORGANIZER:mailto:b@x",
                "BEGIN:VALARM\r\n"
                        + "ACTION:EMAIL\r\n"
                        + "ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:a@x\r\n"
                        + "END:VALARM",
            })
    void what_would_mail_is_not_written(String line) {
        var silent = object("SUMMARY:x");
        var loud = object(line);

        refused(() -> gate.create(loud));
        refused(() -> gate.update(stored(silent), loud));
        assertThat(server.writes).isEmpty();
    }

    @Test
    void what_people_were_invited_to_is_neither_replaced_nor_deleted() {
        var loud = object("ORGANIZER:mailto:a@x\r\nATTENDEE:mailto:b@x");

        refused(() -> gate.update(stored(loud), object("SUMMARY:x")));
        refused(() -> gate.delete(stored(loud)));
        assertThat(server.writes).isEmpty();
    }

    @Test
    void an_invitation_on_an_override_counts() {
        var text =
                object("SUMMARY:x")
                        .text()
                        .replace(
                                "END:VCALENDAR",
                                "BEGIN:VEVENT\r\n"
                                        + "UID:u\r\n"
                                        + "RECURRENCE-ID:20270101T000000Z\r\n"
                                        + "ATTENDEE:mailto:a@x\r\n"
                                        + "END:VEVENT\r\n"
                                        + "END:VCALENDAR");

        refused(() -> gate.create(new CalendarObject(new Uid("u"), text)));
    }

    @Test
    void what_is_the_clients_own_affair_passes() throws Exception {
        var silent =
                object(
                        "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:a@x\r\n"
                                + "ATTENDEE;schedule-agent=client:mailto:b@x");

        gate.create(silent);
        gate.update(stored(silent), silent);
        gate.delete(stored(silent));

        assertThat(server.writes).containsExactly("create", "update", "delete");
    }

    private static void refused(ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e ->
                                assertThat(e.fault())
                                        .isInstanceOfSatisfying(
                                                Fault.Refused.class,
                                                f ->
                                                        assertThat(f.why())
                                                                .isEqualTo(
                                                                        Fault.Refused.Why
                                                                                .WOULD_MAIL)));
    }

    private static CalendarObject object(String lines) {
        return new CalendarObject(
                new Uid("u"),
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\n"
                        + lines
                        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    private static Stored stored(CalendarObject object) {
        return new Stored(new Place(new Href("u"), new Version("1")), object);
    }

    /// A store that notes which writes reach it.
    private static final class Recorder implements Store {
        final List<String> writes = new ArrayList<>();

        @Override
        public Traits traits() {
            return new Traits(1, 1, Commits.AT_EACH_WRITE);
        }

        @Override
        public Listing list(Optional<SyncToken> since) {
            return new Listing.Full(List.of(), Optional.empty());
        }

        @Override
        public List<Answer> read(List<Href> hrefs) {
            return List.of();
        }

        @Override
        public Written create(CalendarObject object) {
            return written("create");
        }

        @Override
        public Written update(Stored over, CalendarObject with) {
            return written("update");
        }

        @Override
        public void delete(Stored over) {
            written("delete");
        }

        private Written written(String write) {
            writes.add(write);
            return new Written(new Place(new Href("u"), new Version("2")), Optional.empty());
        }
    }
}
