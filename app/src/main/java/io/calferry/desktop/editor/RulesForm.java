package io.calferry.desktop.editor;

import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.What;
import io.calferry.profile.Typed;
import io.calferry.shape.Attendees;
import io.calferry.shape.Detail;
import io.calferry.shape.Filter;
import io.calferry.shape.Reminders;
import io.calferry.shape.Rules;
import io.calferry.shape.Window;
import io.calferry.shape.WorkingElsewhere;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What is filled in about what crosses. Rules that have no field of their own, such as a second
/// pattern for titles, stay.
final class RulesForm {

    /// Everything, where it is empty.
    final ObjectProperty<Optional<Period>> past =
            new SimpleObjectProperty<>(Optional.of(Period.ofDays(30)));

    final ObjectProperty<Period> future = new SimpleObjectProperty<>(Period.ofYears(1));
    final ObjectProperty<Detail> detail = new SimpleObjectProperty<>(Rules.DEFAULT.detail());
    final ObjectProperty<Attendees> attendees =
            new SimpleObjectProperty<>(Rules.DEFAULT.attendees());

    /// Filters that are on or off.
    final ObjectProperty<Set<Filter>> skips = new SimpleObjectProperty<>(Set.of());

    final StringProperty categoryIs = new SimpleStringProperty("");
    final StringProperty categoryNot = new SimpleStringProperty("");
    final StringProperty titleMatches = new SimpleStringProperty("");
    final StringProperty titleNot = new SimpleStringProperty("");
    final ObjectProperty<Reminding> reminding = new SimpleObjectProperty<>(Reminding.KEEP);

    /// In minutes.
    final StringProperty lead = new SimpleStringProperty("10");

    final StringProperty prefix = new SimpleStringProperty("");
    final ObjectProperty<WorkingElsewhere> workingElsewhere =
            new SimpleObjectProperty<>(Rules.DEFAULT.workingElsewhere());

    private Rules base = Rules.DEFAULT;

    /// Which reminders a copy has.
    enum Reminding {
        KEEP,
        NONE,
        BEFORE
    }

    List<Property<?>> all() {
        return List.of(
                past,
                future,
                detail,
                attendees,
                skips,
                categoryIs,
                categoryNot,
                titleMatches,
                titleNot,
                reminding,
                lead,
                prefix,
                workingElsewhere);
    }

    void fill(Rules rules) {
        base = rules;
        past.set(rules.window().map(Window::past));
        future.set(rules.window().map(Window::future).orElse(future.get()));
        detail.set(rules.detail());
        attendees.set(rules.attendees());
        skips.set(Set.copyOf(rules.filters().stream().filter(RulesForm::isSkip).toList()));
        categoryIs.set(joined(Filter.CategoryIs.class, Filter.CategoryIs::category));
        categoryNot.set(joined(Filter.CategoryNot.class, Filter.CategoryNot::category));
        titleMatches.set(first(Filter.TitleMatches.class, Filter.TitleMatches::expression));
        titleNot.set(first(Filter.TitleNot.class, Filter.TitleNot::expression));
        prefix.set(rules.titlePrefix());
        workingElsewhere.set(rules.workingElsewhere());
        switch (rules.reminders()) {
            case Reminders.Keep _ -> reminding.set(Reminding.KEEP);
            case Reminders.None _ -> reminding.set(Reminding.NONE);
            case Reminders.Before(var ahead) -> {
                reminding.set(Reminding.BEFORE);
                lead.set(String.valueOf(ahead.toMinutes()));
            }
        }
    }

    static boolean isSkip(Filter filter) {
        return switch (filter) {
            case Filter.SkipDeclined _,
                    Filter.SkipCancelled _,
                    Filter.SkipFree _,
                    Filter.SkipTentative _,
                    Filter.SkipPrivate _,
                    Filter.SkipAllDay _ ->
                    true;
            case Filter.CategoryIs _,
                    Filter.CategoryNot _,
                    Filter.TitleMatches _,
                    Filter.TitleNot _ ->
                    false;
        };
    }

    private <F extends Filter> List<F> of(Class<F> kind) {
        return base.filters().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <F extends Filter> String joined(Class<F> kind, Function<F, String> word) {
        return String.join(", ", of(kind).stream().map(word).toList());
    }

    private <F extends Filter> String first(Class<F> kind, Function<F, String> word) {
        return of(kind).stream().map(word).findFirst().orElse("");
    }

    /// What crosses; what is wrong is put into `wrong`, and then the result counts for nothing.
    Rules rules(Map<Field, What> wrong) {
        var filters = filters(wrong);
        var reminders = reminders(wrong);
        var titled = Typed.titlePrefix(prefix.get());
        titled.wrong().ifPresent(it -> wrong.put(Field.PREFIX, it));
        return new Rules(
                past.get().map(it -> new Window(it, future.get())),
                filters,
                detail.get(),
                attendees.get(),
                reminders,
                titled.meaning().orElse(""),
                workingElsewhere.get());
    }

    private Reminders reminders(Map<Field, What> wrong) {
        return switch (reminding.get()) {
            case KEEP -> new Reminders.Keep();
            case NONE -> new Reminders.None();
            case BEFORE -> before(wrong);
        };
    }

    /// A lead that is not in whole minutes stays as long as nobody types another.
    private Reminders before(Map<Field, What> wrong) {
        if (base.reminders() instanceof Reminders.Before(var ahead)
                && String.valueOf(ahead.toMinutes()).equals(lead.get())) {
            return base.reminders();
        }
        var minutes = Typed.count(lead.get());
        minutes.wrong().ifPresent(it -> wrong.put(Field.LEAD, it));
        try {
            return new Reminders.Before(Duration.ofMinutes(minutes.meaning().orElse(0)));
        } catch (IllegalArgumentException _) {
            wrong.put(Field.LEAD, new What.Malformed(Form.LEAD));
            return new Reminders.None();
        }
    }

    /// In the order that they had, new ones behind them.
    private List<Filter> filters(Map<Field, What> wrong) {
        var kept = new ArrayList<Filter>();
        for (var filter : base.filters()) {
            if (!isSkip(filter) || skips.get().contains(filter)) {
                kept.add(filter);
            }
        }
        SKIPS.stream()
                .filter(it -> skips.get().contains(it) && !kept.contains(it))
                .forEach(kept::add);
        categories(kept, categoryIs, Filter.CategoryIs.class, Filter.CategoryIs::category)
                .ifPresent(it -> it.forEach(each -> kept.add(new Filter.CategoryIs(each))));
        categories(kept, categoryNot, Filter.CategoryNot.class, Filter.CategoryNot::category)
                .ifPresent(it -> it.forEach(each -> kept.add(new Filter.CategoryNot(each))));
        title(
                kept,
                titleMatches.get(),
                first(Filter.TitleMatches.class, Filter.TitleMatches::expression),
                Filter.TitleMatches::new,
                it -> wrong.put(Field.TITLE_MATCHES, it));
        title(
                kept,
                titleNot.get(),
                first(Filter.TitleNot.class, Filter.TitleNot::expression),
                Filter.TitleNot::new,
                it -> wrong.put(Field.TITLE_NOT, it));
        return List.copyOf(kept);
    }

    /// The filters that can be ticked, in their order on the page.
    static final List<Filter> SKIPS =
            List.of(
                    new Filter.SkipDeclined(),
                    new Filter.SkipCancelled(),
                    new Filter.SkipFree(),
                    new Filter.SkipTentative(),
                    new Filter.SkipPrivate(),
                    new Filter.SkipAllDay());

    /// The categories that were typed anew, in place of those among `kept`; empty where nobody
    /// typed any.
    private <F extends Filter> Optional<List<String>> categories(
            List<Filter> kept, StringProperty typed, Class<F> kind, Function<F, String> word) {
        if (typed.get().equals(joined(kind, word))) {
            return Optional.empty();
        }
        kept.removeIf(kind::isInstance);
        return Optional.of(
                Arrays.stream(typed.get().split(","))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .toList());
    }

    private static void title(
            List<Filter> kept,
            String typed,
            String was,
            Function<String, Filter> making,
            java.util.function.Consumer<What> wrong) {
        if (typed.equals(was)) {
            return;
        }
        var at = was.isEmpty() ? kept.size() : kept.indexOf(making.apply(was));
        if (!was.isEmpty()) {
            kept.remove(at);
        }
        if (!typed.isBlank()) {
            var read = Typed.expression(typed);
            read.wrong().ifPresent(wrong);
            read.meaning().ifPresent(it -> kept.add(at, making.apply(it)));
        }
    }
}
