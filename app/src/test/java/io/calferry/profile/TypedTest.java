package io.calferry.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.Rule;
import io.calferry.profile.Problem.What;
import io.calferry.profile.Typed.Right;
import io.calferry.profile.Typed.Wrong;
import io.calferry.profile.Way.Direction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

class TypedTest {

    private static <T> Wrong<T> malformed(Form form) {
        return new Wrong<>(new What.Malformed(form));
    }

    @Test
    void what_is_right_is_told_without_the_blanks_around_it() {
        assertThat(Typed.name(" Work ")).isEqualTo(new Right<>("Work"));
        assertThat(Typed.id("work ")).isEqualTo(new Right<>(new ProfileId("work")));
        assertThat(Typed.webAddress(" https://a.example/x\t"))
                .isEqualTo(new Right<>(URI.create("https://a.example/x")));
        assertThat(Typed.feedAddress("webcal://a.example/x.ics"))
                .isEqualTo(new Right<>(URI.create("webcal://a.example/x.ics")));
        assertThat(Typed.mailbox(" me@a.example")).isEqualTo(new Right<>("me@a.example"));
        assertThat(Typed.path(" calendars ")).isEqualTo(new Right<>(Path.of("calendars")));
        assertThat(Typed.pin("AB:".repeat(31) + "AB"))
                .isEqualTo(new Right<>(new Trust.Pin("ab".repeat(32))));
        assertThat(Typed.count("12")).isEqualTo(new Right<>(12));
    }

    @Test
    void blanks_count_where_they_mean_something() {
        assertThat(Typed.titlePrefix("[W] ")).isEqualTo(new Right<>("[W] "));
        assertThat(Typed.titlePrefix("")).isEqualTo(new Right<>(""));
        assertThat(Typed.expression("^a ")).isEqualTo(new Right<>("^a "));
    }

    @Test
    void what_is_wrong_says_what_would_be_right() {
        assertThat(Typed.id("a/b")).isEqualTo(malformed(Form.PROFILE_ID));
        assertThat(Typed.mailbox("me")).isEqualTo(malformed(Form.MAILBOX));
        assertThat(Typed.path("~/calendars")).isEqualTo(malformed(Form.PATH));
        assertThat(Typed.pin("ab")).isEqualTo(malformed(Form.SHA256));
        assertThat(Typed.expression("(")).isEqualTo(malformed(Form.REGULAR_EXPRESSION));
        assertThat(Typed.titlePrefix("a\nb")).isEqualTo(malformed(Form.TITLE_PREFIX));
        assertThat(Typed.count("-1")).isEqualTo(malformed(Form.COUNT));
        assertThat(Typed.count("4294967295")).isEqualTo(malformed(Form.COUNT));
        assertThat(Typed.count("many")).isEqualTo(malformed(Form.COUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example", "ftp://a.example/", "https://", "https:///x", "ht tp://a"})
    void an_address_has_a_scheme_and_a_host(String text) {
        assertThat(Typed.webAddress(text)).isEqualTo(malformed(Form.WEB_ADDRESS));
        assertThat(Typed.feedAddress(text)).isEqualTo(malformed(Form.FEED_ADDRESS));
    }

    @Test
    void an_address_holds_no_password() {
        assertThat(Typed.webAddress("https://me:hunter2@a.example/"))
                .isEqualTo(new Wrong<>(new What.Contradiction(Rule.PASSWORD_IN_ADDRESS)));
    }

    static Stream<Function<String, Typed<?>>> fields() {
        return Stream.of(
                Typed::name,
                Typed::id,
                Typed::webAddress,
                Typed::feedAddress,
                Typed::mailbox,
                Typed::path,
                Typed::pin,
                Typed::expression,
                Typed::count);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void nothing_is_missing(Function<String, Typed<?>> field) {
        var missing = Optional.of(new What.MissingField());

        assertThat(field.apply("").wrong()).isEqualTo(missing);
        assertThat(field.apply(" \t").wrong()).isEqualTo(missing);
        assertThat(field.apply("").meaning()).isEmpty();
    }

    @Test
    void two_sides_are_checked_beside_each_other() {
        var feed =
                new Endpoint.Ics(URI.create("https://a.example/"), Examples.NONE, Examples.SYSTEM);
        var folder = new Endpoint.Folder(Path.of("calendars"));

        assertThat(Checks.of(feed, folder, Direction.ONE_WAY)).isEmpty();
        assertThat(Checks.of(feed, folder, Direction.TWO_WAY))
                .isEqualTo(Map.of("direction", Rule.TWO_WAY_NEEDS_WRITABLE_SOURCE));
        assertThat(Checks.of(folder, folder, Direction.ONE_WAY))
                .isEqualTo(Map.of("target", Rule.SAME_CALENDAR));
    }
}
