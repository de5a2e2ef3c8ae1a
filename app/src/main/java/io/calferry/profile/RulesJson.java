package io.calferry.profile;

import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.Rule;
import io.calferry.shape.Filter;
import io.calferry.shape.Reminders;
import io.calferry.shape.Rules;
import io.calferry.shape.Window;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads what may cross: `window`, `filters` and `shape` of a profile.
final class RulesJson {

    private static final String CATEGORY = "category";
    private static final String TITLE = "title";

    private static final Vocabulary<String> FILTERS =
            Vocabulary.ofItself(
                    Stream.concat(Vocabulary.SKIPS.all().stream(), Stream.of(CATEGORY, TITLE))
                            .toArray(String[]::new));

    private RulesJson() {}

    static Rules read(Fields profile) {
        var window = profile.object("window").flatMap(RulesJson::window);
        var filters =
                profile.objects("filters").stream()
                        .map(RulesJson::filter)
                        .flatMap(Optional::stream)
                        .toList();
        return profile.object("shape")
                .map(shape -> shape(window, filters, shape))
                .orElseGet(() -> with(window, filters));
    }

    private static Rules with(Optional<Window> window, List<Filter> filters) {
        var usual = Rules.DEFAULT;
        return new Rules(
                window,
                filters,
                usual.detail(),
                usual.attendees(),
                usual.reminders(),
                usual.titlePrefix());
    }

    private static Rules shape(Optional<Window> window, List<Filter> filters, Fields shape) {
        var usual = Rules.DEFAULT;
        var rules =
                new Rules(
                        window,
                        filters,
                        shape.choice("detail", Vocabulary.DETAIL).orElse(usual.detail()),
                        shape.choice("attendees", Vocabulary.ATTENDEES).orElse(usual.attendees()),
                        reminders(shape).orElse(usual.reminders()),
                        shape.text("titlePrefix", Form.TITLE_PREFIX, Forms::titlePrefix)
                                .orElse(usual.titlePrefix()),
                        shape.choice("workingElsewhere", Vocabulary.WORKING_ELSEWHERE)
                                .orElse(usual.workingElsewhere()));
        shape.end();
        return rules;
    }

    private static Optional<Window> window(Fields fields) {
        var past = fields.required("past", period(fields, "past"));
        var future = fields.required("future", period(fields, "future"));
        fields.end();
        return past.flatMap(back -> future.map(ahead -> new Window(back, ahead)));
    }

    private static Optional<Period> period(Fields fields, String name) {
        return fields.text(
                name, Form.DAYS, text -> new Window(Period.parse(text), Period.ZERO).past());
    }

    private static Optional<Reminders> reminders(Fields shape) {
        if (shape.isObject("reminders")) {
            return shape.object("reminders").flatMap(RulesJson::before);
        }
        return shape.choice("reminders", Vocabulary.REMINDERS);
    }

    private static Optional<Reminders> before(Fields fields) {
        Optional<Reminders> before =
                fields.text(
                        "before", Form.LEAD, text -> new Reminders.Before(Duration.parse(text)));
        fields.required("before", before);
        fields.end();
        return before;
    }

    private static Optional<Filter> filter(Fields fields) {
        var kind = fields.required("kind", fields.choice("kind", FILTERS));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        var filter =
                switch (kind.get()) {
                    case CATEGORY -> category(fields);
                    case TITLE -> title(fields);
                    default -> Vocabulary.SKIPS.meaning(kind.get());
                };
        fields.end();
        return filter;
    }

    private static Optional<Filter> category(Fields fields) {
        Optional<Filter> is = fields.text("is", Form.NOT_EMPTY, Filter.CategoryIs::new);
        Optional<Filter> not = fields.text("not", Form.NOT_EMPTY, Filter.CategoryNot::new);
        return either(fields, "is", is, "not", not, Rule.IS_OR_NOT);
    }

    private static Optional<Filter> title(Fields fields) {
        Optional<Filter> matches =
                fields.text("matches", Form.REGULAR_EXPRESSION, Filter.TitleMatches::new);
        Optional<Filter> not = fields.text("not", Form.REGULAR_EXPRESSION, Filter.TitleNot::new);
        return either(fields, "matches", matches, "not", not, Rule.MATCHES_OR_NOT);
    }

    private static Optional<Filter> either(
            Fields fields,
            String one,
            Optional<Filter> first,
            String two,
            Optional<Filter> second,
            Rule rule) {
        if (fields.has(one) == fields.has(two)) {
            fields.contradiction(rule);
        }
        return first.or(() -> second);
    }
}
