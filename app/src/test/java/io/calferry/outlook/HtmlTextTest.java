package io.calferry.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class HtmlTextTest {

    @Test
    void paragraphs_stand_apart_and_divisions_are_lines() {
        assertThat(HtmlText.of("<p>One\n two</p>\n<p>three</p><div>a</div><div>b</div>c<br>d"))
                .isEqualTo("One two\n\nthree\n\na\nb\nc\nd");
    }

    @Test
    void never_more_than_one_line_is_empty() {
        assertThat(HtmlText.of("<p>a</p><p>&nbsp;</p><br><br><br><p></p><p>b</p>"))
                .isEqualTo("a\n\nb");
    }

    @Test
    void links_tell_where_they_lead() {
        assertThat(
                        HtmlText.of(
                                "<a href=\"https://a.example/x?a=1&amp;b=2\">Agenda</a>, <A"
                                        + " HREF='mailto:b@c.d'>Bob</A>"))
                .isEqualTo("Agenda <https://a.example/x?a=1&b=2>, Bob <mailto:b@c.d>");
    }

    @Test
    void links_that_say_themselves_where_they_lead_do_so_once() {
        assertThat(
                        HtmlText.of(
                                "<a href=https://a.example/>https://a.example</a> <a"
                                        + " href='mailto:b@c.d'>b@c.d</a> <a href='#x'>here</a> <a"
                                        + " href='javascript:x()'>there</a>"))
                .isEqualTo("https://a.example b@c.d here there");
    }

    @Test
    void lists_have_dashes_or_numbers() {
        assertThat(
                        HtmlText.of(
                                "Buy:<ul><li>milk<li><p>bread</p><ol><li>white</li><li>brown</li></ol></li></ul>Thanks"))
                .isEqualTo("Buy:\n\n- milk\n- bread\n  1. white\n  2. brown\n\nThanks");
    }

    @Test
    void a_row_of_a_table_is_a_line() {
        assertThat(
                        HtmlText.of(
                                "<table><tr><th>Who</th><th>When</th></tr>\n"
                                    + " <tr><td><p>Ann</p></td> <td>10:00</td></tr></table>end"))
                .isEqualTo("Who | When\nAnn | 10:00\n\nend");
    }

    @Test
    void preformatted_text_keeps_its_lines() {
        assertThat(HtmlText.of("<pre>a\nb</pre>c")).isEqualTo("a\nb\nc");
    }

    @Test
    void what_no_one_sees_is_left_out() {
        assertThat(
                        HtmlText.of(
                                "<!DOCTYPE html><html><head><title>T</title><style>p > a"
                                    + " {}</style></head><!-- <p>no</p> --><body><script>if (a < b)"
                                    + " {}</script>yes<![if !x]></body>"))
                .isEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a &amp; b &lt;c&gt; &quot;d&quot; | a & b <c> \"d\"",
                "Gr&ouml;&szlig;e &euro;5 &ndash; &hellip; | Größe €5 – …",
                "&#8364; &#x20AC; &#X1F642; | € € 🙂",
                "AT&T &unknown; & &; &#xZZ; | AT&T &unknown; & &; &#xZZ;",
                "a&nbsp;b | a b",
            })
    void references_are_resolved_and_what_is_none_stays(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text);
    }

    @Test
    void a_picture_is_what_is_said_of_it() {
        assertThat(HtmlText.of("<img src=x alt='Map'> <img src=\"a>b\" alt=\"\">here"))
                .isEqualTo("[Map] here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<a",
                "<a href",
                "<a href=",
                "<a href='",
                "</",
                "<!--",
                "&",
                "&#",
                "</ul></a></table>",
                "<li>",
                "<td>",
                "<style>",
                "<a href='https://x.example'>",
                "a < b > c",
            })
    void any_input_gives_some_text(String html) {
        assertThat(HtmlText.of(html)).isNotNull();
    }

    @Test
    void text_that_only_looks_like_a_tag_stays() {
        assertThat(HtmlText.of("1 < 2 and <3")).isEqualTo("1 < 2 and <3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=x ",
                "<",
                "<!--",
                "&amp",
                "<ul><li>",
                "<table><tr><td>",
                "</",
                "<style>",
                "<a href='"
            })
    void a_hostile_body_takes_no_time(String part) {
        var html = part.repeat(200_000);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> HtmlText.of(html));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> HtmlText.saysMore(html));
    }

    @Test
    void form_says_more_where_there_is_a_link_a_list_a_table_or_emphasis() {
        assertThat(HtmlText.saysMore("<html><body><p>a</p><div>b<br></div></body></html>"))
                .isFalse();
        assertThat(HtmlText.saysMore("<div><b>a</b></div>")).isTrue();
        assertThat(HtmlText.saysMore("<ul><li>a</li></ul>")).isTrue();
        assertThat(HtmlText.saysMore("<a href=x>a</a>")).isTrue();
    }
}
