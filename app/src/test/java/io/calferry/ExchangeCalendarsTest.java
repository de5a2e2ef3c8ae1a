package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.SignInScheme;
import io.calferry.cli.Ending;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// `calendars` of an Exchange account.
class ExchangeCalendarsTest {

    private static final String PASSWORD = "hunter2 of ada's pass:word";

    private final MemoryExchange exchange = MemoryExchange.start();
    private final Account ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
    private final String host = "127.0.0.1:" + exchange.url().getPort();

    @TempDir private Path folder;
    private Shell shell = new Shell(Path.of(""));

    @BeforeEach
    void a_shell() {
        ada.calendar().below("Team");
        shell = new Shell(folder);
        shell.typed = PASSWORD + "\n";
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private Shell.Answer calendars(String... more) {
        var line = new String[2 + more.length];
        line[0] = "calendars";
        line[1] = exchange.url().toString();
        System.arraycopy(more, 0, line, 2, more.length);
        return shell.run(line);
    }

    @Test
    void each_calendar_is_told_with_its_path() {
        var answer = calendars("--user", "ada@example.org");

        assertThat(answer.ending()).isEqualTo(Ending.DONE);
        assertThat(answer.out().lines().map(it -> it.strip().replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "Name | Address",
                        "Calendar | " + exchange.url(),
                        "Calendar/Team | " + exchange.url());
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void json_is_one_document_with_all_of_it() throws Exception {
        var answer = calendars("--user", "ada", "--json");

        assertThat(answer.ending()).isEqualTo(Ending.DONE);
        assertThat(new ObjectMapper().readTree(answer.out()))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        { "calendars": [
                                          { "url": "%1$s", "name": "Calendar", "writable": true },
                                          { "url": "%1$s", "name": "Calendar/Team",
                                            "writable": true } ] }
                                        """
                                                .formatted(exchange.url())));
    }

    @Test
    void a_server_that_takes_nothing_but_ntlm_lets_in_too() {
        exchange.offer(SignInScheme.NTLM);

        assertThat(calendars("--user", "ada").ending()).isEqualTo(Ending.DONE);
        assertThat(calendars("--user", "EXAMPLE\\ada").ending()).isEqualTo(Ending.DONE);
    }

    @Test
    void a_wrong_password_is_told_and_kept_to_oneself() throws Exception {
        shell.typed = "hunter2 of somebody else\n";
        var sentence =
                "The password for %s was refused. Give it again, or name another user with --user."
                        .formatted(host);

        var answer = calendars("--user", "ada");
        assertThat(answer.ending()).isEqualTo(Ending.FAILED);
        assertThat(answer.ending().code()).isEqualTo(3);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).isEqualTo("calferry: " + sentence + "\n");

        var json = calendars("--user", "ada", "--json");
        assertThat(json.ending()).isEqualTo(Ending.FAILED);
        assertThat(new ObjectMapper().readTree(json.out()).path("error").asText())
                .isEqualTo(sentence);
    }

    @Test
    void a_user_needs_a_password() {
        shell.typed = "";

        assertThat(calendars("--user", "ada").ending()).isEqualTo(Ending.USAGE);
    }

    @Test
    void who_names_no_user_is_told_that_the_server_asks_for_one() {
        var answer = calendars();

        assertThat(answer.ending()).isEqualTo(Ending.FAILED);
        assertThat(answer.err())
                .isEqualTo(
                        "calferry: " + host + " asks for a sign-in. Name the user with --user.\n");
    }

    @Test
    void a_server_that_is_switched_off_or_no_exchange_is_told_as_such() {
        exchange.misbehave(new Misbehaviour.SwitchedOff(403));
        var off = calendars("--user", "ada");
        assertThat(off.ending()).isEqualTo(Ending.FAILED);
        assertThat(off.err())
                .isEqualTo(
                        "calferry: Exchange Web Services are switched off at %s. Calendars of"
                                        .formatted(host)
                                + " Microsoft 365 need Microsoft Graph instead; ask who runs the"
                                + " server whether it can be switched on.\n");

        exchange.behave();
        exchange.misbehave(Misbehaviour.Kind.NOT_XML);
        var page = calendars("--user", "ada");
        assertThat(page.ending()).isEqualTo(Ending.FAILED);
        assertThat(page.err())
                .isEqualTo(
                        "calferry: There are no Exchange Web Services at this address: HTTP 200."
                                + " Check the address in the profile.\n");
    }
}
