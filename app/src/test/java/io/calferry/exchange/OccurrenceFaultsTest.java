package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.outlook.Appointment;
import io.calferry.outlook.Mapped;
import io.calferry.outlook.Outlook;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.ZoneOffset;
import java.util.Optional;

/// What is said where the server refuses a change of an occurrence, or does not speak of it.
class OccurrenceFaultsTest {

    private static final Element NO_WORD =
            Element.of("m:Response", Element.of("m:ResponseMessages"));
    private static final Element DENIED =
            Element.of(
                    "m:Response",
                    Element.of(
                            "m:ResponseMessages",
                            Element.of(
                                    "m:ResponseMessage",
                                    Element.text("m:ResponseCode", "ErrorAccessDenied"))));

    private static final String DELETED = "EXDATE:20270308T090000Z";
    private static final String CHANGED =
            "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:u1\r\nDTSTAMP:20261121T080000Z\r\n"
                    + "RECURRENCE-ID:%1$s\r\nDTSTART:%1$s\r\nDURATION:PT1H\r\nSUMMARY:Other";

    private final Ground ground = new Ground();

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    /// A server that gives one answer to all that it is to do with occurrences, and else does what
    /// it is asked.
    private static final class Stubborn extends Relay {

        private final Element said;

        private Stubborn(ExchangeClient client, Element said) {
            super(client);
            this.said = said;
        }

        @Override
        public Answered ask(Element operation) throws StoreException {
            var writes = operation.is("m:DeleteItem") || operation.is("m:UpdateItem");
            return writes ? new Answered(said) : super.ask(operation);
        }
    }

    private static String changed(String... slots) {
        var lines = new StringBuilder("X-A:b");
        for (var slot : slots) {
            lines.append("\r\n").append(CHANGED.formatted(slot));
        }
        return lines.toString();
    }

    private static CalendarObject weekly(String more) {
        return new CalendarObject(
                new Uid("u1"),
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//EN\r\nBEGIN:VEVENT\r\nUID:u1\r\n"
                        + "DTSTAMP:20261121T080000Z\r\nDTSTART:20270301T090000Z\r\n"
                        + "DTEND:20270301T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=8\r\n"
                        + "SUMMARY:Weekly\r\n"
                        + more
                        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    /// Makes the series, then writes what differs in its occurrences.
    private Fault faultOf(Element said, String differs) throws Exception {
        var address = ground.address(Ground.ANN, "", Access.OWN);
        var client = new Stubborn(ground.client(), said);
        var owner = new Owner(client, Ground.ANN, Ground.ANN, ZoneOffset.UTC);
        var writer = new OccurrenceWriter(client, new CalendarFolder(client, address), owner);
        Href href = ground.store().create(weekly("X-A:b")).place().href();
        var mapped = Outlook.appointment(weekly(differs), owner.mailbox());
        var item = ((Mapped.Fit<Appointment>) mapped).value();
        return Ground.faultOf(() -> writer.write(href, item, Optional.empty()));
    }

    @Test
    void a_calendar_that_may_not_be_written_is_called_by_its_name() throws Exception {
        var readOnly = new Fault.ReadOnly(Ground.ANN);

        assertThat(faultOf(DENIED, DELETED)).isEqualTo(readOnly);
        ground.ann.calendar().entries().forEach(it -> it.delete());
        assertThat(faultOf(DENIED, changed("20270315T090000Z"))).isEqualTo(readOnly);
    }

    @Test
    void an_error_that_stands_alone_is_about_all_of_them() throws Exception {
        assertThat(faultOf(DENIED, changed("20270315T090000Z", "20270322T090000Z")))
                .isEqualTo(new Fault.ReadOnly(Ground.ANN));
    }

    @ParameterizedTest
    @ValueSource(strings = {DELETED, "X-A:b\r\n" + CHANGED})
    void what_the_server_does_not_speak_of_is_not_done(String differs) throws Exception {
        assertThat(faultOf(NO_WORD, differs.replace("%1$s", "20270315T090000Z")))
                .isEqualTo(new Fault.Refused(Fault.Refused.Why.OTHER, "no answer"));
    }
}
