package io.calferry.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.profile.Problem.At;
import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.Rule;
import io.calferry.profile.Problem.Type;
import io.calferry.profile.Problem.What;
import io.calferry.profile.Problem.What.Contradiction;
import io.calferry.profile.Problem.What.Malformed;
import io.calferry.profile.Problem.What.MissingField;
import io.calferry.profile.Problem.What.NotOneOf;
import io.calferry.profile.Problem.What.UnknownField;
import io.calferry.profile.Problem.What.WrongType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

class ProfileTextTest {

    /// A profile of which a test replaces one part.
    private static final String SMALL =
            """
            {"version":1,"profiles":[
            {"id":"a","name":"A",
            "source":{"kind":"ics","url":"https://feeds.example.net/a.ics"},
            "target":{"kind":"folder","path":"a"}}
            ]}
            """;

    @Test
    void the_documented_example_reads_as_what_it_says() {
        assertThat(ProfileText.parse(Examples.DOCUMENTED))
                .isEqualTo(new Reading.Read(List.of(Examples.WORK_HOME)));
    }

    @Test
    void what_is_left_out_has_its_documented_default() {
        assertThat(ProfileText.parse(SMALL))
                .isEqualTo(new Reading.Read(List.of(Examples.SMALLEST)));
    }

    static List<Profile> everything() {
        return Examples.everything();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void what_is_written_reads_as_it_was(Profile profile) {
        var text = ProfileText.print(List.of(profile));
        assertThat(ProfileText.parse(text)).isEqualTo(new Reading.Read(List.of(profile)));
        assertThat(ProfileText.print(List.of(profile))).isEqualTo(text);
    }

    @Test
    void a_profile_is_written_for_people_who_edit_it() {
        assertThat(ProfileText.print(List.of(Examples.WORK_HOME)))
                .isEqualTo(
                        """
                        {
                          "version": 1,
                          "profiles": [
                            {
                              "id": "work-home",
                              "name": "Work to home",
                              "enabled": true,
                              "source": {
                                "kind": "exchange",
                                "url": "https://mail.example.com/EWS/Exchange.asmx",
                                "mailbox": "me@example.com",
                                "calendar": "Calendar",
                                "signIn": {
                                  "kind": "ntlm",
                                  "username": "EXAMPLE\\\\me",
                                  "password": {
                                    "from": "keychain"
                                  }
                                }
                              },
                              "target": {
                                "kind": "caldav",
                                "url": "https://dav.example.org/calendars/me/work/",
                                "signIn": {
                                  "kind": "basic",
                                  "username": "me",
                                  "password": {
                                    "from": "env",
                                    "name": "DAV_PASSWORD"
                                  }
                                }
                              },
                              "direction": "one-way",
                              "onDrift": "restore",
                              "onClash": "ask",
                              "keepLocal": true,
                              "schedule": {
                                "every": "PT15M"
                              },
                              "window": {
                                "past": "P30D",
                                "future": "P1Y"
                              },
                              "filters": [
                                {
                                  "kind": "skip-declined"
                                },
                                {
                                  "kind": "category",
                                  "not": "Private"
                                }
                              ],
                              "shape": {
                                "detail": "full",
                                "attendees": "none",
                                "reminders": "keep",
                                "titlePrefix": ""
                              },
                              "guard": {
                                "share": 0.2,
                                "count": 5
                              }
                            }
                          ]
                        }
                        """);
    }

    @Test
    void only_a_profile_that_is_to_wait_for_its_next_run_says_so() {
        var soon = Examples.every(Schedule.OnChange.RUN_SOON);
        var later = Examples.every(Schedule.OnChange.WAIT);
        assertThat(ProfileText.print(List.of(soon)))
                .contains("\"schedule\": {\n        \"every\": \"PT15M\"\n      }");
        assertThat(ProfileText.print(List.of(later)))
                .contains("\"every\": \"PT15M\",\n        \"onChange\": false\n");
        var said = quoted("'schedule':{'every':'PT15M','onChange':true},'name'");
        assertThat(ProfileText.parse(SMALL.replace("\"name\"", said)))
                .isEqualTo(new Reading.Read(List.of(soon)));
    }

    @Test
    void no_profiles_are_written_and_read_as_none() {
        assertThat(ProfileText.print(List.of()))
                .isEqualTo("{\n  \"version\": 1,\n  \"profiles\": [ ]\n}\n");
        assertThat(ProfileText.parse(ProfileText.print(List.of())))
                .isEqualTo(new Reading.Read(List.of()));
    }

    @Test
    void everything_that_is_wrong_is_found_at_once() {
        var text =
                """
                {
                  "version": 1,
                  "profiles": [
                    { "id": "a/b", "name": " ", "colour": "red",
                      "source": { "kind": "ics", "url": 7 },
                      "target": { "kind": "floppy" },
                      "direction": "sideways",
                      "guard": { "share": 2, "count": -1 } }
                  ]
                }
                """;
        assertThat(ProfileText.parse(text))
                .isEqualTo(
                        new Reading.Flawed(
                                List.of(
                                        at("profiles[0].id", 4, 13, new Malformed(Form.PROFILE_ID)),
                                        at(
                                                "profiles[0].name",
                                                4,
                                                28,
                                                new Malformed(Form.NOT_EMPTY)),
                                        at(
                                                "profiles[0].source.url",
                                                5,
                                                41,
                                                new WrongType(Type.TEXT)),
                                        at(
                                                "profiles[0].target.kind",
                                                6,
                                                27,
                                                new NotOneOf(
                                                        List.of(
                                                                "ics",
                                                                "folder",
                                                                "caldav",
                                                                "exchange",
                                                                "graph"))),
                                        at(
                                                "profiles[0].direction",
                                                7,
                                                20,
                                                new NotOneOf(List.of("one-way", "two-way"))),
                                        at(
                                                "profiles[0].guard.share",
                                                8,
                                                27,
                                                new Malformed(Form.SHARE)),
                                        at(
                                                "profiles[0].guard.count",
                                                8,
                                                39,
                                                new Malformed(Form.COUNT)),
                                        at(
                                                "profiles[0].colour",
                                                4,
                                                33,
                                                new UnknownField(
                                                        List.of(
                                                                "id",
                                                                "name",
                                                                "enabled",
                                                                "source",
                                                                "target",
                                                                "direction",
                                                                "onDrift",
                                                                "onClash",
                                                                "keepLocal",
                                                                "schedule",
                                                                "window",
                                                                "filters",
                                                                "shape",
                                                                "guard"))))));
    }

    private static Problem at(String field, int line, int column, What what) {
        return new Problem(field, Optional.of(new At(line, column)), what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"version\":1} | profiles | MissingField",
                "{\"profiles\":[]} | version | MissingField",
                "{\"version\":0,\"profiles\":[]} | version | Malformed VERSION",
                "{\"version\":1.5,\"profiles\":[]} | version | Malformed VERSION",
                "{\"version\":\"1\",\"profiles\":[]} | version | WrongType NUMBER",
                "{\"version\":1e99999,\"profiles\":[]} | version | Malformed VERSION",
                "{\"version\":2,\"profiles\":{},\"new\":0} | version | Newer",
                "{\"version\":1,\"profiles\":{}} | profiles | WrongType LIST",
                "{\"version\":1,\"profiles\":[7]} | profiles[0] | WrongType OBJECT",
                "{\"version\":1,\"profiles\":[],\"x\":1} | x | UnknownField [version, profiles]",
                "{\"version\":1,\"version\":1} | version | DuplicateField",
                "[] | `` | WrongType OBJECT",
                "{\"version\":1,\"profiles\":[]} x | `` | NotJson",
                "{\"version\":1,\"profiles\":[ | `` | NotJson",
                "`` | `` | NotJson",
                "hunter2 | `` | NotJson",
            })
    void a_file_that_is_no_list_of_profiles_is_refused(String text, String field, String what) {
        assertThat(problems(text)).containsExactly(field + ": " + what);
    }

    @Test
    void a_text_that_nests_without_end_is_refused() {
        assertThat(problems("[".repeat(100_000))).containsExactly(": NotJson");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'name':'B' | name: DuplicateField
                    'filters':[{}] | filters[0].kind: MissingField
                    'schedule':{'every':'PT1H','onChange':1} | schedule.onChange: WrongType TRUE_OR_FALSE
                    'schedule':{'onChange':false} | schedule: Contradiction EVERY_OR_MANUAL
                    'schedule':{'manual':true,'onChange':false} | schedule: Contradiction ON_CHANGE_NEEDS_EVERY
                    """)
    void a_wrong_field_of_a_profile_is_named(String field, String problem) {
        assertThat(problems(SMALL.replace("\"name\"", quoted(field) + ",\"name\"")))
                .containsExactly("profiles[0]." + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'id':'a' | 'id':'nul' | id: Malformed PROFILE_ID
                    'id':'a' | 'id':'../a' | id: Malformed PROFILE_ID
                    'id':'a', | `` | id: MissingField
                    'id':'a' | 'id':null | id: WrongType TEXT
                    'name':'A', | `` | name: MissingField
                    'path':'a' | 'path':'~/a' | target.path: Malformed PATH
                    'path':'a' | 'path':'' | target.path: Malformed PATH
                    """)
    void a_wrong_part_is_named(String part, String instead, String problems) {
        assertThat(SMALL).contains(quoted(part));
        assertThat(problems(SMALL.replace(quoted(part), quoted(instead))))
                .containsExactly(
                        Pattern.compile("; ")
                                .splitAsStream(problems)
                                .map(problem -> "profiles[0]." + problem)
                                .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'kind':'caldav'} | .url: MissingField
                    """)
    void a_wrong_target_is_named(String target, String problem) {
        var text = SMALL.replace("{\"kind\":\"folder\",\"path\":\"a\"}", quoted(target));
        assertThat(problems(text)).containsExactly("profiles[0].target" + problem);
    }

    /// JSON is full of quotes, and so is Java; capitals stand for what many rows begin with.
    private static String quoted(String json) {
        return json.replace("CALDAV", "'kind':'caldav','url':'https://x.example/'")
                .replace("TOKEN", "'signIn':{'kind':'bearer','password'")
                .replace("EXCHANGE", "'kind':'exchange','autodiscover':true")
                .replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.example/a.ics, caldav, https://X.example:443/a.ics/, SAME_CALENDAR",
        "webcal://x.example/a.ics, caldav, https://x.example/a.ics, SAME_CALENDAR",
        "file:///srv/./a.ics, ics, file:///srv/a.ics, SAME_CALENDAR",
        "file:///srv/in/a.ics, folder, /srv, ONE_INSIDE_THE_OTHER",
    })
    void a_calendar_is_not_carried_into_itself(
            String source, String kind, String target, String rule) {
        var field = kind.equals("folder") ? "path" : "url";
        var text =
                SMALL.replace("https://feeds.example.net/a.ics", source)
                        .replace(
                                "\"kind\":\"folder\",\"path\":\"a\"",
                                "\"kind\":\"%s\",\"%s\":\"%s\"".formatted(kind, field, target));
        assertThat(problems(text)).containsExactly("profiles[0].target: Contradiction " + rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "./a/./b", "b/../a/c", "./a"})
    void a_folder_does_not_lie_in_the_other(String source) {
        var inner = new Endpoint.Folder(Path.of(source));
        var outer = new Endpoint.Folder(Path.of("a"));
        var same = source.equals("./a");
        for (var profile :
                List.of(Examples.between(inner, outer), Examples.between(outer, inner))) {
            assertThat(ProfileText.problems(List.of(profile)))
                    .containsExactly(
                            new Problem(
                                    "profiles[0].target",
                                    Optional.empty(),
                                    new Contradiction(
                                            same
                                                    ? Rule.SAME_CALENDAR
                                                    : Rule.ONE_INSIDE_THE_OTHER)));
        }
    }

    @Test
    void folders_side_by_side_are_fine() {
        var profile =
                Examples.between(
                        new Endpoint.Folder(Path.of("a/b")), new Endpoint.Folder(Path.of("a/bc")));
        assertThat(ProfileText.problems(List.of(profile))).isEmpty();
    }

    @Test
    void an_id_is_given_once_whatever_its_case() {
        var one = SMALL.substring(SMALL.indexOf("{\"id\""), SMALL.lastIndexOf("]"));
        var text = SMALL.replace(one, one + "," + one.replace("\"a\"", "\"A\""));
        assertThat(problems(text)).containsExactly("profiles[1].id: Contradiction ID_TAKEN");
    }

    @Test
    void no_problem_and_no_profile_shows_a_secret() {
        var text =
                """
                {"version":1,"profiles":[
                {"id":"hunter2 ","name":"A","hunter2":1,"direction":"hunter2",
                "source":{"kind":"ics","url":"https://me:hunter2@feeds.example.net/a.ics"},
                "target":{"kind":"caldav","url":"https://x.example/","signIn":{"kind":"basic",
                "username":"me","password":"hunter2"}}}]}
                """;
        assertThat(ProfileText.parse(text.replace("\"hunter2\":1,", "")).toString())
                .contains("PASSWORD_IN_ADDRESS")
                .doesNotContain("hunter2");
        var profile =
                Examples.between(
                        Examples.ics("https://feeds.example.net/private-hunter2/a.ics?k=hunter2"),
                        new Endpoint.CalDav(
                                URI.create("https://x.example/hunter2/"),
                                new SignIn.Basic("me", Examples.COMMAND),
                                Examples.SYSTEM));
        assertThat(profile.toString()).contains("feeds.example.net").doesNotContain("hunter2");
    }

    /// Field and kind of each problem, in short.
    private static List<String> problems(String text) {
        return switch (ProfileText.parse(text)) {
            case Reading.Read _ -> List.of();
            case Reading.Flawed(var problems) ->
                    problems.stream()
                            .peek(problem -> assertThat(problem.at()).isPresent())
                            .map(problem -> problem.field() + ": " + said(problem.what()))
                            .toList();
        };
    }

    private static String said(What what) {
        var name = what.getClass().getSimpleName();
        return switch (what) {
            case UnknownField(var known) -> name + " " + known;
            case WrongType(var expected) -> name + " " + expected;
            case NotOneOf(var allowed) -> name + " " + allowed;
            case Malformed(var expected) -> name + " " + expected;
            case Contradiction(var rule) -> name + " " + rule;
            case What.NotReadable _,
                    What.TooLarge _,
                    What.NotUtf8 _,
                    What.NotJson _,
                    What.Newer _,
                    MissingField _,
                    What.DuplicateField _ ->
                    name;
        };
    }
}
