package io.calferry.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.calferry.profile.Problem.At;
import io.calferry.profile.Problem.Rule;
import io.calferry.profile.Problem.What;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileBook.Entry;
import io.calferry.profile.ProfileBook.Entry.Readable;
import io.calferry.profile.ProfileBook.Entry.Unreadable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

class ProfileBookTest {

    private static final Profile A = called("a");
    private static final Profile B = called("b");
    private static final Profile C = called("c");
    private static final ProfileBook ABC = ProfileBook.EMPTY.put(A).put(B).put(C);

    private static Profile called(String id) {
        return Examples.SMALLEST.withId(new ProfileId(id));
    }

    private static ProfileBook book(String text) {
        return ((BookReading.Read) BookText.parse(text)).book();
    }

    @Test
    void a_book_is_written_as_its_profiles_are() {
        var profiles = List.of(Examples.WORK_HOME, Examples.SMALLEST);
        var text = ProfileText.print(profiles);
        var made = ProfileBook.EMPTY.put(Examples.WORK_HOME).put(Examples.SMALLEST);

        assertThat(book(text)).isEqualTo(made);
        assertThat(made.profiles()).isEqualTo(profiles);
        assertThat(BookText.print(made)).isEqualTo(text);
        assertThat(BookText.print(ProfileBook.EMPTY)).isEqualTo(ProfileText.print(List.of()));
    }

    @Test
    void what_can_not_be_read_stands_beside_what_can_in_the_order_of_the_file() {
        var text =
                """
                { "version": 1, "profiles": [
                  { "id": "odd", "name": " Odd ", "source": { "kind": "carrier-pigeon" } },
                  %s,
                  17, "text", null, [ ],
                  { "id": "twice", "id": "twice" }
                ] }
                """
                        .formatted(BookText.print(A));

        var entries = book(text).entries();

        assertThat(entries).hasSize(7);
        assertThat(entries.get(0))
                .isEqualTo(
                        new Unreadable(
                                Optional.of(new ProfileId("odd")),
                                "Odd",
                                List.of(
                                        problem(
                                                "profiles[0].source.kind",
                                                2,
                                                55,
                                                new What.NotOneOf(
                                                        List.of(
                                                                "ics",
                                                                "folder",
                                                                "caldav",
                                                                "exchange",
                                                                "graph"))),
                                        problem(
                                                "profiles[0].target",
                                                2,
                                                3,
                                                new What.MissingField())),
                                "{ \"id\": \"odd\", \"name\": \" Odd \","
                                        + " \"source\": { \"kind\": \"carrier-pigeon\" } }"));
        assertThat(entries.get(1)).isEqualTo(new Readable(A, BookText.print(A)));
        assertThat(entries.subList(2, 6).stream().map(Entry::text))
                .containsExactly("17", "\"text\"", "null", "[ ]");
        assertThat(((Unreadable) entries.get(6)).problems())
                .extracting(Problem::field, Problem::what)
                .containsExactly(tuple("profiles[6].id", new What.DuplicateField()));
    }

    private static Problem problem(String field, int line, int column, What what) {
        return new Problem(field, Optional.of(new At(line, column)), what);
    }

    @Test
    void what_is_not_touched_is_written_as_it_was() {
        var odd = "{\"id\":\"odd\",   \"weight\" : 1.50e1, \"ä\\u00e4\": [ ] }";
        var laidOut = BookText.print(A).replaceAll("\\s+", " ");
        var text = "{\"version\":1,\"profiles\":[" + odd + ", " + laidOut + "]}";

        var written = BookText.print(book(text).put(B));

        assertThat(written).contains(odd, laidOut);
        assertThat(book(written).entries().stream().map(Entry::text))
                .containsExactly(odd, laidOut, BookText.print(B));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "17",
                "{",
                "{}",
                "{ \"version\": 1, \"profiles\": [ ] } x",
                "{ \"version\": 1, \"profiles\": [ ] } { }",
                "{ \"version\": 1, \"profiles\": [ { }, ] }",
                "{ \"version\": 1, \"profiles\": { } }",
                "{ \"version\": 2, \"profiles\": [ ] }",
                "{ \"version\": 1 }",
                "{ \"version\": 1, \"profiles\": [ ], \"more\": 1 }",
                "{ \"version\": 1, \"profiles\": [ ], \"more\": 1, \"profiles\": [ ] }",
                "{ \"version\": 1, \"profiles\": [ { \"id\": \"a\" ] }"
            })
    void a_file_that_is_not_understood_as_a_whole_is_refused_as_the_terminal_refuses_it(
            String text) {
        assertThat(((BookReading.Refused) BookText.parse(text)).problems())
                .isEqualTo(((Reading.Flawed) ProfileText.parse(text)).problems());
    }

    @Test
    void of_two_with_one_id_the_first_has_it() {
        var text = "{\"version\":1,\"profiles\":[%1$s,%1$s]}".formatted(BookText.print(A));
        var entries = book(text).entries();

        assertThat(entries.getFirst()).isInstanceOf(Readable.class);
        assertThat(((Unreadable) entries.getLast()).problems().getFirst().what())
                .isEqualTo(new What.Contradiction(Rule.ID_TAKEN));
        assertThat(book(text).remove(A.id()).entries()).containsExactly(entries.getLast());
    }

    @Test
    void a_profile_is_put_where_it_was() {
        var other = B.withName("Other");

        assertThat(ABC.put(other).profiles()).containsExactly(A, other, C);
        assertThat(ABC.profile(B.id())).contains(B);
        assertThat(ABC.profile(new ProfileId("d"))).isEmpty();
    }

    @Test
    void a_profile_that_could_not_be_read_back_is_not_put() {
        var circle =
                new Profile(
                        A.id(),
                        "Circle",
                        State.ENABLED,
                        A.source(),
                        A.source(),
                        A.way(),
                        A.schedule(),
                        A.rules(),
                        A.guard());

        assertThat(ProfileBook.problems(circle)).isNotEmpty();
        assertThatThrownBy(() -> ABC.put(circle)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void entries_go_and_move() {
        var entries = ABC.entries();

        assertThat(ABC.remove(B.id()).profiles()).containsExactly(A, C);
        assertThat(ABC.remove(new ProfileId("d"))).isEqualTo(ABC);
        assertThat(ABC.remove(entries.get(2)).profiles()).containsExactly(A, B);
        assertThat(ABC.move(entries.get(0), 2).profiles()).containsExactly(B, C, A);
        assertThat(ABC.move(entries.get(2), -1).profiles()).containsExactly(C, A, B);
        assertThat(ABC.move(entries.get(1), 99).profiles()).containsExactly(A, C, B);
        assertThat(ABC.remove(B.id()).move(entries.get(1), 0).profiles()).containsExactly(A, C);
    }

    @Test
    void a_copy_stands_behind_its_original_and_is_off() {
        var added = ABC.duplicate(A.id(), "Größe & Co");
        var copy =
                A.withId(new ProfileId("groesse-co"))
                        .withName("Größe & Co")
                        .withState(State.PAUSED);

        assertThat(added.profile()).isEqualTo(copy);
        assertThat(added.book().profiles()).containsExactly(A, copy, B, C);
        assertThatThrownBy(() -> ABC.duplicate(new ProfileId("d"), "D"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_profile_is_switched() {
        var off = ABC.withState(B.id(), State.PAUSED);

        assertThat(off.profiles()).containsExactly(A, B.withState(State.PAUSED), C);
        assertThat(off.withState(B.id(), State.ENABLED)).isEqualTo(ABC);
        assertThat(ABC.withState(new ProfileId("d"), State.PAUSED)).isEqualTo(ABC);
    }

    @Test
    void an_id_that_only_an_unreadable_profile_has_is_taken_too() {
        var odd = book("{\"version\":1,\"profiles\":[{\"id\":\"work\"}]}");

        assertThat(odd.freeId("Work")).isEqualTo(new ProfileId("work-2"));
        assertThat(odd.importing(List.of(called("work"))).what().added())
                .containsExactly(called("work-2"));
    }

    @Test
    void what_comes_from_elsewhere_stands_behind() {
        var imported = ABC.importing(List.of(B, called("d")));

        assertThat(imported.book().profiles()).containsExactly(A, B, C, called("b-2"), called("d"));
        assertThat(imported.what().renamed())
                .containsExactly(Map.entry(B.id(), new ProfileId("b-2")));
    }

    @ParameterizedTest
    @CsvSource({
        "Work to home, work-to-home",
        "Büro → Zuhause, buero-zuhause",
        "Café No. 7, cafe-no-7",
        "'  --  ', profile",
        "日本, profile",
        "CON, profile-con",
        "İstanbul, istanbul"
    })
    void an_id_can_be_read(String name, String id) {
        assertThat(ProfileId.from(name, Set.of()).value()).isEqualTo(id);
    }

    @Test
    void a_long_name_makes_an_id_too() {
        var longest = ProfileId.from("x".repeat(500), Set.of());

        assertThat(longest.value()).isEqualTo("x".repeat(58));
        assertThat(ProfileId.from("x".repeat(500), Set.of(longest)).value())
                .isEqualTo("x".repeat(58) + "-2");
    }
}
