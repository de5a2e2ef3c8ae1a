package io.calferry;

import static io.calferry.Shell.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Shell.Answer;
import io.calferry.cli.Ending;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// What is said about profiles, right and wrong ones.
class ProfilesTest {

    private Shell shell;

    @BeforeEach
    void open_a_shell(@TempDir Path home) {
        shell = new Shell(home);
    }

    @Test
    void without_profiles_it_says_where_to_write_one() {
        assertThat(shell.run("sync"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: there are no profiles in"
                                        + " ~/.config/calferry/profiles.json. Write one (the README"
                                        + " shows how), or see `calferry demo`.\n"));
    }

    @Test
    void wrong_profiles_are_told_with_their_places() {
        Shell.write(
                shell.config(),
                "{\"version\": 1, \"profiles\": [\n"
                        + "  { \"id\": \"a\", \"name\": \"A\",\n"
                        + "    \"source\": { \"kind\": \"ics\", \"url\":"
                        + " \"https://me:hunter2@x.example/\" },\n"
                        + "    \"target\": { \"kind\": \"floppy\" } } ] }\n");
        assertThat(shell.run("sync"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                """
                                ~/.config/calferry/profiles.json:3:39: profiles[0].source.url: An \
                                address holds no user and no password: name them under signIn.
                                ~/.config/calferry/profiles.json:4:25: profiles[0].target.kind: \
                                This must be one of ics, folder, caldav, exchange, graph.
                                """));
        assertThat(shell.run("sync", "--json").out())
                .isEqualTo(
                        """
                        {
                          "error": "~/.config/calferry/profiles.json:3:39: profiles[0].source.url: \
                        An address holds no user and no password: name them under signIn.",
                          "problems": [
                            {
                              "field": "profiles[0].source.url",
                              "line": 3,
                              "column": 39,
                              "message": "An address holds no user and no password: name them \
                        under signIn."
                            },
                            {
                              "field": "profiles[0].target.kind",
                              "line": 4,
                              "column": 25,
                              "message": "This must be one of ics, folder, caldav, exchange, graph."
                            }
                          ]
                        }
                        """);
    }

    @Test
    void a_profile_that_is_not_there_is_refused_before_anything_runs() {
        shell.feedAndProfile();
        assertThat(shell.run("sync", "work", "home"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: there is no profile \"home\". There are: work.\n"));
        assertThat(shell.home.resolve("copy")).doesNotExist();
    }

    @Test
    void profiles_are_listed() {
        shell.profiles(
                profile(
                        "work",
                        "'kind':'ics','url':'https://x.example/private/a.ics'",
                        "'kind':'folder','path':'copy'"),
                profile(
                        "two",
                        "'kind':'folder','path':'l'",
                        "'kind':'folder','path':'r'",
                        "'direction':'two-way'",
                        "'enabled':false"));
        assertThat(shell.run("profiles", "list"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                Id     Name       From                       To
                                work   The work   ICS feed x.example   ->    folder copy
                                two    The two    folder l             <->   folder r      paused
                                """,
                                ""));
        assertThat(shell.run("profiles", "list", "--json").out())
                .isEqualTo(
                        """
                        {
                          "profiles": [
                            {
                              "id": "work",
                              "name": "The work",
                              "enabled": true,
                              "source": {
                                "kind": "ics",
                                "place": "x.example"
                              },
                              "target": {
                                "kind": "folder",
                                "place": "copy"
                              },
                              "direction": "one-way"
                            },
                            {
                              "id": "two",
                              "name": "The two",
                              "enabled": false,
                              "source": {
                                "kind": "folder",
                                "place": "l"
                              },
                              "target": {
                                "kind": "folder",
                                "place": "r"
                              },
                              "direction": "two-way"
                            }
                          ]
                        }
                        """);
    }

    @Test
    void profiles_go_out_and_come_in() {
        shell.feedAndProfile();
        var file = shell.home.resolve("out.json").toString();
        assertThat(shell.run("profiles", "export", file))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                "1 profile written to ~/out.json, no passwords.\n",
                                ""));
        assertThat(shell.run("profiles", "export", file).ending()).isEqualTo(Ending.USAGE);
        assertThat(shell.run("profiles", "import", file))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                + The work work-2, because work is taken
                                1 profile added.
                                """,
                                ""));
        assertThat(shell.run("profiles", "list").out()).contains("work   ", "work-2   ");
    }

    @Test
    void an_import_tells_which_programs_it_would_start() {
        shell.feedAndProfile();
        var file = shell.home.resolve("in.json");
        var signIn =
                "'signIn':{'kind':'basic','username':'me','password':{'from':'command',"
                        + "'argv':['steal','hunter2']}}";
        var target = "'kind':'caldav','url':'https://x.example/c/'," + signIn;
        var text = "{'version':1,'profiles':[" + profile("x", shell.file("a.ics"), target) + "]}";
        Shell.write(file, text.replace('\'', '"'));
        assertThat(shell.run("profiles", "import", file.toString()).out())
                .isEqualTo(
                        """
                        + The x x
                          runs `steal` for a password
                        1 profile added.
                        """);
    }

    @Test
    void a_check_tells_what_is_on_both_sides() {
        shell.feedAndProfile();
        assertThat(shell.run("profiles", "check"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                The work
                                  source  = ICS file ~/a.ics: 2 events, can be read
                                  target  = folder ~/copy: the first run makes it
                                """,
                                ""));
        assertThat(shell.home.resolve("copy")).doesNotExist();
    }

    @Test
    void an_import_tells_which_passwords_to_enter() {
        shell.feedAndProfile();
        var file = shell.home.resolve("in.json");
        var signIn = "'signIn':{'kind':'basic','username':'me','password':{'from':'keychain'}}";
        var calendar = "'kind':'caldav','url':'https://x.example/c/'," + signIn;
        var text =
                "{'version':1,'profiles':["
                        + profile("work", shell.file("a.ics"), calendar)
                        + ","
                        + profile("y", calendar, shell.folder("y"))
                        + "]}";
        Shell.write(file, text.replace('\'', '"'));
        assertThat(shell.run("profiles", "import", file.toString()).out())
                .isEqualTo(
                        """
                        + The work work-2, because work is taken
                          needs `calferry password work-2 target`
                        + The y y
                          needs `calferry password y source`
                        2 profiles added.
                        """);
        assertThat(shell.run("profiles", "import", file.toString(), "--json").out())
                .containsIgnoringWhitespaces(
                        """
                        "passwords": [ { "profile": "work-3", "side": "target" },
                                       { "profile": "y-2", "side": "source" } ]
                        """);
    }
}
