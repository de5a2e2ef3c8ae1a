package io.calferry.outlook;

import io.calferry.ical.Component;
import io.calferry.ical.Parameter;
import io.calferry.ical.Property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The body of an item, as DESCRIPTION and X-ALT-DESC and back.
final class Bodies {

    private static final String HTML = "X-ALT-DESC";

    /// Sought in the text as it is: a copy in lower case may be longer, as each "İ" becomes two.
    private static final Pattern END = Pattern.compile("</body>", Pattern.CASE_INSENSITIVE);

    private Bodies() {}

    /// What the body reads like.
    static String text(Body body) {
        var text = body.html().isBlank() ? "" : HtmlText.of(body.html());
        return text.isEmpty() ? Plain.text(body.text()).strip() : text;
    }

    static List<Property> properties(Details details, List<String> links) {
        var out = new ArrayList<Property>();
        var text = Footer.with(text(details.body()), details, links);
        if (!text.isBlank()) {
            out.add(Property.ofText("DESCRIPTION", text));
        }
        var html = Plain.text(details.body().html()).strip();
        if (!html.isEmpty() && HtmlText.saysMore(html)) {
            out.add(Property.ofText(HTML, html).with(Parameter.of("FMTTYPE", "text/html")));
        }
        return out;
    }

    /// The body that a component has. Its HTML counts where it still says what the description
    /// says; what stands in the description behind that is put at its end.
    static Body of(Component entry) {
        var text = entry.first("DESCRIPTION").map(p -> Plain.text(p.text()).strip()).orElse("");
        var html = html(entry);
        if (html.isEmpty()) {
            return Body.ofText(text);
        }
        var readable = HtmlText.of(html.get());
        if (text.isEmpty() || words(text).equals(words(readable))) {
            return new Body(text.isEmpty() ? readable : text, html.get());
        }
        return text.startsWith(readable + "\n")
                ? new Body(text, longer(html.get(), text.substring(readable.length()).strip()))
                : Body.ofText(text);
    }

    private static Optional<String> html(Component entry) {
        return entry.first(HTML)
                .filter(
                        p ->
                                p.parameter("FMTTYPE")
                                        .orElse("text/html")
                                        .equalsIgnoreCase("text/html"))
                .map(p -> Plain.text(p.text()).strip())
                .filter(html -> !html.isEmpty() && !HtmlText.of(html).isEmpty());
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String longer(String html, String more) {
        var paragraph = "<p>" + escape(more).replace("\n", "<br>") + "</p>";
        int end =
                END.matcher(html)
                        .results()
                        .mapToInt(MatchResult::start)
                        .reduce(html.length(), (_, last) -> last);
        return html.substring(0, end) + paragraph + html.substring(end);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
