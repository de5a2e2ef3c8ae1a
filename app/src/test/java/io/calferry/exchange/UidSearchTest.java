package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Misbehaviour;
import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Samples;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/// Whether an item of a UID is there, where the server does not show all that it finds.
class UidSearchTest {

    private static final CalendarObject PLAN = Samples.event("u1", "Plan");

    private final Ground ground = new Ground();
    private final ExchangeStore store = ground.store();

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private UidSearch search() {
        var client = ground.client();
        var address = ground.address(Ground.ANN, "", Access.OWN);
        return new UidSearch(client, new CalendarFolder(client, address));
    }

    private Href made() throws Exception {
        return store.create(PLAN).place().href();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ErrorInternalServerError",
                "ErrorTimeoutExpired",
                "ErrorMailboxStoreUnavailable",
                "ErrorAccessDenied",
                "ErrorCorruptData"
            })
    void what_is_found_and_cant_be_looked_at_is_not_made_a_second_time(String code)
            throws Exception {
        var href = made();
        ground.server.misbehave(new Misbehaviour.CannotGet("Plan", code));

        var fault = Ground.faultOf(() -> store.create(PLAN));
        ground.server.behave();

        assertThat(fault)
                .isEqualTo(
                        new Fault.Unreadable(
                                Fault.Unreadable.Why.BAD_OBJECT,
                                code + " (The item can't be had.)"));
        assertThat(ground.ann.calendar().entries()).hasSize(1);
        assertThat(Ground.faultOf(() -> store.create(PLAN))).isEqualTo(new Fault.Stale(href));
    }

    @Test
    void what_is_gone_when_it_is_looked_at_is_not_there() throws Exception {
        made();
        ground.server.misbehave(new Misbehaviour.CannotGet("Plan", "ErrorItemNotFound"));

        assertThat(search().find(new Uid("u1"))).isEmpty();
    }

    @Test
    void what_is_found_costs_two_requests_and_what_is_not_costs_one() throws Exception {
        var href = made();
        var search = search();
        ground.server.forgetRequests();

        assertThat(search.find(new Uid("u1"))).contains(href);
        assertThat(search.find(new Uid("u2"))).isEmpty();
        assertThat(ground.server.requests())
                .containsOnly(Map.entry("FindItem", 2L), Map.entry("GetItem", 1L));
    }
}
