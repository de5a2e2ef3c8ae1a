package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.Right;
import io.calferry.bench.ews.SignInScheme;
import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.http.Hosts;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

class AccessTest {

    private final Ground ground = new Ground();

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private static Draft draft(String subject) {
        return Draft.timed(
                subject, LocalDateTime.parse("2027-03-01T09:00"), Duration.ofHours(1), "UTC");
    }

    @Test
    void ntlm_signs_in_with_and_without_a_domain_and_once_a_connection() throws Exception {
        ground.server.offer(SignInScheme.NTLM);
        for (var user : List.of("EXAMPLE\\ann", "ann@example.com")) {
            var signIn = new SignIn.Ntlm(user, () -> Optional.of("hunter2 of ada".toCharArray()));
            var store = ground.store(ground.address(Ground.ANN, "", Access.OWN), signIn);

            store.check();
            var before = store.requests();
            store.check();
            store.check();

            assertThat(store.requests() - before).isEqualTo(2);
        }
    }

    @Test
    void a_wrong_password_is_refused_with_every_sign_in() throws Exception {
        for (var signIn :
                List.of(
                        new SignIn.Ntlm(
                                "EXAMPLE\\ann", () -> Optional.of("not hunter2".toCharArray())),
                        new SignIn.Basic("ann", () -> Optional.of("not hunter2".toCharArray())),
                        new SignIn.Bearer(() -> Optional.of("not hunter2".toCharArray())))) {
            var store = ground.store(ground.address(Ground.ANN, "", Access.OWN), signIn);

            assertThat(Ground.faultOf(store::check))
                    .isEqualTo(
                            new Fault.SignIn(
                                    Hosts.shown(ground.server.url()), Fault.SignIn.Why.REFUSED));
        }
    }

    @Test
    void a_fresh_token_is_fetched_for_each_request() throws Exception {
        ground.server.offer(SignInScheme.BEARER);
        ground.ann.token("first");
        var tokens = new ArrayDeque<>(List.of("first", "second"));
        var store =
                ground.store(
                        ground.address(Ground.ANN, "", Access.OWN),
                        new SignIn.Bearer(() -> Optional.of(tokens.remove().toCharArray())));

        store.check();
        ground.server.expireTokens();
        ground.ann.token("second");
        store.check();

        assertThat(tokens).isEmpty();
    }

    @Test
    void credentials_do_not_go_out_without_tls() {
        var address =
                new CalendarAddress(
                        new CalendarAddress.Server.At(
                                java.net.URI.create("http://mail.example.com/EWS/Exchange.asmx")),
                        Ground.ANN,
                        "",
                        Access.OWN);

        assertThat(Ground.faultOf(ground.store(address, Ground.basic("ann"))::check))
                .isEqualTo(
                        new Fault.SignIn("mail.example.com", Fault.SignIn.Why.NOT_OVER_PLAIN_HTTP));
    }

    @Test
    void a_check_says_the_calendar_the_rights_and_the_server() throws Exception {
        ground.ann.calendar().add(draft("one"));

        var found = ground.store().check();

        assertThat(found)
                .isEqualTo(
                        new ExchangeCalendar(
                                Ground.ANN,
                                "Calendar",
                                "Calendar",
                                ExchangeCalendar.Access.READ_WRITE,
                                1,
                                found.server()));
        assertThat(found.server()).startsWith("Exchange 2019 (15.2.");
    }

    @Test
    void a_calendar_is_opened_by_its_name_and_by_its_path() throws Exception {
        ground.ann.calendar().below("Team").add(draft("in team"));
        for (var name : List.of("Team", "team", "Calendar/Team", "/Calendar/Team")) {
            var store =
                    ground.store(ground.address(Ground.ANN, name, Access.OWN), Ground.basic("ann"));

            assertThat(Ground.found(Ground.everything(store))).hasSize(1);
            assertThat(store.check().name()).isEqualTo("Team");
        }
    }

    @Test
    void a_token_knows_the_folder_that_was_looked_up() throws Exception {
        ground.ann.calendar().below("Team").add(draft("in team"));
        var address = ground.address(Ground.ANN, "Team", Access.OWN);
        var token =
                ground.store(address, Ground.basic("ann"))
                        .list(Optional.empty())
                        .nextToken()
                        .orElseThrow();
        var later = ground.store(address, Ground.basic("ann"));

        later.list(Optional.of(token));

        assertThat(later.requests()).isEqualTo(1);
    }

    @Test
    void a_calendar_that_is_not_there_is_missing() {
        var store =
                ground.store(
                        ground.address(Ground.ANN, "Nowhere", Access.OWN), Ground.basic("ann"));

        assertThat(Ground.faultOf(store::check))
                .isEqualTo(new Fault.Missing("ann@example.com, Nowhere"));
    }

    @Test
    void anothers_calendar_is_opened_where_that_is_allowed() throws Exception {
        var bob = ground.server.account("bob@example.com", "Bob", "hunter2 of ada");
        bob.calendar().add(draft("of bob"));
        var store =
                ground.store(
                        ground.address("bob@example.com", "", Access.DELEGATE),
                        Ground.basic("ann"));
        assertThat(Ground.faultOf(() -> store.list(Optional.empty())))
                .isIn(
                        new Fault.SignIn(
                                Hosts.shown(ground.server.url()), Fault.SignIn.Why.FORBIDDEN),
                        new Fault.Missing("bob@example.com"));

        bob.calendar().grant(ground.ann, Right.READ);
        assertThat(Ground.found(Ground.everything(store))).hasSize(1);
        assertThat(store.check().access()).isEqualTo(ExchangeCalendar.Access.READ);
    }

    @Test
    void one_acts_in_the_name_of_another_where_that_is_allowed() throws Exception {
        var bob = ground.server.account("bob@example.com", "Bob", "hunter2 of ada");
        bob.calendar().add(draft("of bob"));
        var store =
                ground.store(
                        ground.address("bob@example.com", "", Access.IMPERSONATION),
                        Ground.basic("ann"));
        assertThat(Ground.faultOf(() -> store.list(Optional.empty())))
                .isEqualTo(
                        new Fault.SignIn(
                                Hosts.shown(ground.server.url()), Fault.SignIn.Why.FORBIDDEN));

        ground.ann.mayImpersonate();
        assertThat(Ground.found(Ground.everything(store))).hasSize(1);
    }

    @Test
    void all_calendars_of_a_mailbox_are_found() throws Exception {
        ground.ann.calendar().below("Team");

        var found =
                ExchangeCalendars.find(
                        ground.address(Ground.ANN, "", Access.OWN),
                        HttpSettings.of("test"),
                        Ground.basic("ann"),
                        new FoundServers(),
                        Clock.systemUTC());

        assertThat(found)
                .extracting(ExchangeCalendar::path)
                .containsExactly("Calendar", "Calendar/Team");
    }

    @Test
    void a_tenant_without_exchange_web_services_is_told_apart() {
        ground.server.misbehave(new Misbehaviour.SwitchedOff(403));

        assertThat(Ground.faultOf(ground.store()::check))
                .isEqualTo(
                        new Fault.SignIn(
                                Hosts.shown(ground.server.url()),
                                Fault.SignIn.Why.SERVICE_SWITCHED_OFF));
    }

    @Test
    void a_server_that_stops_answering_is_offline_in_time() {
        ground.server.misbehave(Kind.HANGS);
        var timeouts =
                new HttpSettings.Timeouts(
                        Duration.ofMillis(500),
                        Duration.ofMillis(300),
                        Duration.ofMillis(600),
                        Duration.ZERO);
        try (var store =
                ExchangeStore.open(
                        ground.address(Ground.ANN, "", Access.OWN),
                        HttpSettings.of("test").withTimeouts(timeouts),
                        Ground.basic("ann"),
                        Clock.systemUTC())) {
            assertThat(Ground.faultOf(() -> store.list(Optional.empty())))
                    .isEqualTo(
                            new Fault.Offline(
                                    Hosts.shown(ground.server.url()), Fault.Offline.Why.TIMED_OUT));
        }
    }
}
