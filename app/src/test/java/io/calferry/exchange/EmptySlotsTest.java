package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.sync.Answer;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// What becomes of a series of which the server does not say which of its slots are empty.
class EmptySlotsTest {

    private static final String ITS_SLOT = "EXDATE:20270315T090000Z";

    private final Ground ground = new Ground();
    private Href series = new Href("none");

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    /// On Friday the one that was deleted was nearer to the next slot than to its own.
    @BeforeEach
    void a_series_of_which_one_was_moved_and_then_deleted() {
        var first = Draft.timed("Weekly", Ground.MONDAY, Duration.ofHours(1), "UTC").noReminder();
        var entry = ground.ann.calendar().add(Ground.onMondays(first, 8));
        var slots = entry.occurrences(8);
        entry.occurrence(slots.get(2)).moveTo(slots.get(2).plus(Duration.ofDays(4)));
        entry.occurrence(slots.get(2)).delete();
        ground.server.misbehave(Kind.DELETED_OCCURRENCES_STRAY);
        series = new Href(entry.id());
    }

    /// A server that gives an answer of its own to whoever asks for slots.
    private static final class Odd extends Relay {
        private final List<Element> said;

        Odd(ExchangeClient client, List<Element> said) {
            super(client);
            this.said = said;
        }

        @Override
        public Answered ask(Element operation) throws StoreException {
            var answered = super.ask(operation);
            var slots = operation.deep().filter(it -> it.is("t:OccurrenceItemId")).count();
            if (slots == 0) {
                return answered;
            }
            assertThat(answered.messages()).hasSize((int) slots);
            return new Answered(Element.of("m:Response", Element.of("m:ResponseMessages", said)));
        }
    }

    private Answer read(ExchangeClient client) throws StoreException {
        var owner = new Owner(client, Ground.ANN, Ground.ANN, ZoneOffset.UTC);
        var fetch = new ItemFetch(client, Ground.ANN, 50);
        return new ObjectReader(client, fetch, owner).read(List.of(series)).getFirst();
    }

    private static Element said(String code) {
        return Element.of("m:GetItemResponseMessage", Element.text("m:ResponseCode", code));
    }

    private static Stream<String> deleted(Answer answer) {
        return answer instanceof Answer.Found(var stored)
                ? stored.object().text().lines().filter(it -> it.startsWith("EXDATE"))
                : Stream.of(answer.toString());
    }

    private Answer unread(String why) {
        return new Answer.Unread(
                series, new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, why));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 10})
    void slots_are_asked_for_in_parts_where_the_server_runs_out_of_time(int most) throws Exception {
        ground.server.misbehave(
                Kind.DELETED_OCCURRENCES_STRAY, new Misbehaviour.TimesOutAbove(most));

        assertThat(deleted(read(ground.client()))).containsExactly(ITS_SLOT);
    }

    @Test
    void one_request_tells_of_all_slots_where_nothing_is_wrong() throws Exception {
        var client = ground.client();
        ground.server.forgetRequests();

        assertThat(deleted(read(client))).containsExactly(ITS_SLOT);
        assertThat(ground.server.requests()).containsEntry("GetItem", 2L);
    }

    @ParameterizedTest
    @CsvSource({
        "ErrorTimeoutExpired, 1",
        "ErrorInternalServerError, 1",
        "ErrorMailboxStoreUnavailable, 1",
        "ErrorCalendarOccurrenceIsDeletedFromRecurrence, 1",
        "ErrorItemNotFound, 13",
        "ErrorBatchProcessingStopped, 13",
        "ErrorInternalServerError, 13"
    })
    void a_series_is_not_read_where_the_server_does_not_say_which_slots_are_empty(
            String code, int times) throws Exception {
        var messages = Stream.generate(() -> said(code)).limit(times).toList();
        var answer = read(new Odd(ground.client(), messages));

        assertThat(answer).isInstanceOf(Answer.Unread.class);
        assertThat(((Answer.Unread) answer).fault().endsRun()).isFalse();
    }

    @Test
    void what_the_server_does_not_speak_of_is_not_known() throws Exception {
        assertThat(read(new Odd(ground.client(), List.of()))).isEqualTo(unread("no answer"));
    }

    @Test
    void a_series_is_read_as_soon_as_its_slots_can_be_seen() throws Exception {
        var messages = Stream.generate(() -> said("ErrorInternalServerError")).limit(13).toList();

        assertThat(read(new Odd(ground.client(), messages)))
                .isEqualTo(unread("ErrorInternalServerError"));
        assertThat(deleted(read(ground.client()))).containsExactly(ITS_SLOT);
    }

    @Test
    void a_mailbox_that_is_gone_ends_the_run() {
        var messages = Stream.generate(() -> said("ErrorNonExistentMailbox")).limit(13).toList();

        assertThat(Ground.faultOf(() -> read(new Odd(ground.client(), messages))))
                .isEqualTo(new Fault.Missing(Ground.ANN));
    }
}
