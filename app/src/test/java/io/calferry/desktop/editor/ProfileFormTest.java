package io.calferry.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.Rule;
import io.calferry.profile.Problem.What;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.ProfileText;
import io.calferry.profile.Reading;
import io.calferry.profile.Way.Direction;
import io.calferry.shape.Filter;
import io.calferry.shape.WorkingElsewhere;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is filled in for a profile, without a window.
class ProfileFormTest {

    private static final ProfileId NEW = new ProfileId("new");

    private static Profile profile(String source, String target, String more) {
        var text =
                """
                { "version": 1, "profiles": [
                  { "id": "p", "name": "P", "source": %s, "target": %s%s } ] }
                """
                        .formatted(source, target, more);
        return ((Reading.Read) ProfileText.parse(text)).profiles().getFirst();
    }

    private static Profile profile(String source) {
        return profile(source, "{ \"kind\": \"folder\", \"path\": \"to\" }", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ 'kind': 'folder', 'path': 'from' }",
                "{ 'kind': 'ics', 'url': 'file:///tmp/a%20b.ics' }",
                "{ 'kind': 'ics', 'url': 'webcal://example.org/a.ics?key=1',"
                        + " 'signIn': { 'kind': 'digest', 'username': 'me',"
                        + " 'password': { 'from': 'command', 'argv': ['pass', 'x'] } } }",
                "{ 'kind': 'caldav', 'url': 'https://example.org/me/',"
                        + " 'signIn': { 'kind': 'bearer', 'password': { 'from': 'env',"
                        + " 'name': 'TOKEN' } }, 'tls': { 'trust': 'file', 'path': 'ca.pem' } }",
                "{ 'kind': 'caldav', 'url': 'http://nas/me/', 'signIn': { 'kind': 'basic',"
                        + " 'username': 'me' }, 'tls': { 'trust': 'plain-http', 'host': 'nas' } }",
                "{ 'kind': 'exchange', 'autodiscover': true, 'mailbox': 'a@example.com',"
                        + " 'calendar': 'Calendar', 'access': 'delegate',"
                        + " 'signIn': { 'kind': 'ntlm', 'username': 'X\\\\me' } }",
                "{ 'kind': 'exchange', 'url': 'https://mail.example.com/EWS/Exchange.asmx',"
                        + " 'mailbox': 'a@example.com', 'calendar': 'Team',"
                        + " 'access': 'impersonation' }",
                "{ 'kind': 'graph', 'signIn': { 'kind': 'oauth', 'username': 'me' } }"
            })
    void what_nobody_edits_survives(String source) {
        var profile = profile(source.replace('\'', '"'));
        var verdict = new ProfileForm(profile).check(NEW);
        assertThat(verdict.wrong()).isEmpty();
        assertThat(verdict.profile()).contains(profile);
    }

    @Test
    void rules_without_a_field_of_their_own_survive_an_edit_of_others() {
        var profile =
                profile(
                        "{ \"kind\": \"folder\", \"path\": \"from\" }",
                        "{ \"kind\": \"folder\", \"path\": \"to\" }",
                        """
                        , "direction": "two-way", "onClash": "newest", "onDrift": "leave",
                          "keepLocal": false, "schedule": { "every": "PT7M30S", "onChange": false },
                          "window": { "past": "P45D", "future": "P2Y3M" },
                          "filters": [ { "kind": "title", "matches": "a" },
                            { "kind": "category", "not": "Private" }, { "kind": "skip-free" },
                            { "kind": "title", "matches": "b" } ],
                          "shape": { "detail": "title", "attendees": "text",
                            "reminders": { "before": "PT90S" }, "titlePrefix": "x ",
                            "workingElsewhere": "free" },
                          "guard": { "share": 0.125, "count": 9 }\
                        """);
        var form = new ProfileForm(profile);
        assertThat(form.check(NEW).profile()).contains(profile);
        form.name.set("Other");
        form.rules.titleMatches.set("c");
        form.rules.skips.set(Set.of(new Filter.SkipPrivate()));
        form.rules.workingElsewhere.set(WorkingElsewhere.BUSY);
        var edited = form.check(NEW).profile().orElseThrow();
        assertThat(edited.rules().filters())
                .isEqualTo(
                        List.of(
                                new Filter.TitleMatches("c"),
                                new Filter.CategoryNot("Private"),
                                new Filter.TitleMatches("b"),
                                new Filter.SkipPrivate()));
        assertThat(edited.guard()).isEqualTo(profile.guard());
        assertThat(edited.rules().reminders()).isEqualTo(profile.rules().reminders());
        assertThat(profile.rules().workingElsewhere()).isEqualTo(WorkingElsewhere.FREE);
        assertThat(edited.rules().workingElsewhere()).isEqualTo(WorkingElsewhere.BUSY);
    }

    @Test
    void everything_that_is_wrong_is_told_from_the_top_to_the_bottom() {
        var form = new ProfileForm();
        form.from.kind.set(Kind.FEED);
        form.from.signIn.set(SignInKind.NONE);
        form.from.address.set("example.org");
        form.to.kind.set(Kind.FOLDER);
        form.rules.titleNot.set("(");
        form.share.set("many");
        var verdict = form.check(NEW);
        assertThat(verdict.profile()).isEmpty();
        assertThat(verdict.wrong())
                .isEqualTo(
                        Map.of(
                                new Spot(Part.HEAD, Field.NAME), new What.MissingField(),
                                new Spot(Part.FROM, Field.ADDRESS),
                                        new What.Malformed(Form.FEED_ADDRESS),
                                new Spot(Part.TO, Field.PATH), new What.MissingField(),
                                new Spot(Part.WHAT, Field.TITLE_NOT),
                                        new What.Malformed(Form.REGULAR_EXPRESSION),
                                new Spot(Part.WHAT, Field.SHARE), new What.Malformed(Form.SHARE)));
        assertThat(verdict.wrong().keySet()).first().isEqualTo(new Spot(Part.HEAD, Field.NAME));
    }

    @Test
    void both_sides_are_checked_beside_each_other() {
        var form = new ProfileForm(profile("{ \"kind\": \"folder\", \"path\": \"from\" }"));
        form.to.path.set("from");
        assertThat(form.check(NEW).wrong())
                .isEqualTo(
                        Map.of(
                                new Spot(Part.TO, Field.KIND),
                                new What.Contradiction(Rule.SAME_CALENDAR)));
        form.to.path.set("to");
        form.from.kind.set(Kind.FILE);
        form.from.path.set("/tmp/a.ics");
        form.direction.set(Direction.TWO_WAY);
        assertThat(form.check(NEW).wrong())
                .isEqualTo(
                        Map.of(
                                new Spot(Part.DIRECTION, Field.DIRECTION),
                                new What.Contradiction(Rule.TWO_WAY_NEEDS_WRITABLE_SOURCE)));
    }

    @Test
    void a_draft_has_everything_that_was_filled_in() {
        var form = new ProfileForm(profile("{ \"kind\": \"folder\", \"path\": \"from\" }"));
        assertThat(form.isChanged()).isFalse();
        form.name.set("Other");
        form.to.kind.set(Kind.CALDAV);
        form.to.address.set("https://example.org/");
        form.to.password.set("x");
        var copy = form.copy();
        assertThat(copy.isChanged()).isTrue();
        assertThat(copy.all().stream().map(it -> it.getValue()).toList())
                .isEqualTo(form.all().stream().map(it -> it.getValue()).toList());
    }

    @Test
    void a_typed_password_goes_to_the_keychain_wherever_the_old_one_came_from() {
        var form =
                new ProfileForm(
                        profile(
                                """
                                { "kind": "caldav", "url": "https://example.org/me/",
                                  "signIn": { "kind": "basic", "username": "me",
                                    "password": { "from": "env", "name": "PW" } } }
                                """));
        assertThat(form.from.typed()).isEmpty();
        form.from.password.set("hunter2, new");
        assertThat(form.from.source()).isEqualTo(new io.calferry.profile.PasswordSource.Keychain());
        assertThat(form.from.typed()).contains("hunter2, new".toCharArray());
    }
}
