package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/// Judges one entry by the filters of a profile.
final class Sieve {

    private final List<Judge> judges;
    private final Owner owner;

    Sieve(List<Filter> filters, Owner owner) {
        this.owner = owner;
        this.judges = filters.stream().map(this::judge).toList();
    }

    /// What the filters say of an entry.
    sealed interface Verdict {
        record Passes() implements Verdict {}

        /// `filter` keeps it back.
        record Kept(Filter filter) implements Verdict {}

        /// `filter` could not be applied within its limit.
        record Undecided(Filter filter) implements Verdict {}
    }

    private record Judge(Filter filter, Function<Component, Verdict> verdict) {}

    boolean isEmpty() {
        return judges.isEmpty();
    }

    /// The first filter that does not let the entry pass, in the order of the profile.
    Verdict judge(Component entry) {
        for (var judge : judges) {
            var verdict = judge.verdict().apply(entry);
            if (!(verdict instanceof Verdict.Passes)) {
                return verdict;
            }
        }
        return new Verdict.Passes();
    }

    private Judge judge(Filter filter) {
        return switch (filter) {
            case Filter.SkipDeclined _ -> keeping(filter, entry -> answered(entry, "DECLINED"));
            case Filter.SkipCancelled _ ->
                    keeping(filter, entry -> says(entry, "STATUS", "CANCELLED"));
            case Filter.SkipFree _ -> keeping(filter, Sieve::isFree);
            case Filter.SkipTentative _ -> keeping(filter, this::isTentative);
            case Filter.SkipPrivate _ -> keeping(filter, Sieve::isPrivate);
            case Filter.SkipAllDay _ -> keeping(filter, Sieve::isAllDay);
            case Filter.CategoryIs(var category) ->
                    keeping(filter, entry -> !isIn(entry, category));
            case Filter.CategoryNot(var category) ->
                    keeping(filter, entry -> isIn(entry, category));
            case Filter.TitleMatches(var expression) ->
                    byTitle(filter, new TitlePattern(expression), TitlePattern.Found.NO);
            case Filter.TitleNot(var expression) ->
                    byTitle(filter, new TitlePattern(expression), TitlePattern.Found.YES);
        };
    }

    private static Judge keeping(Filter filter, Predicate<Component> keeps) {
        return new Judge(
                filter,
                entry -> keeps.test(entry) ? new Verdict.Kept(filter) : new Verdict.Passes());
    }

    private static Judge byTitle(Filter filter, TitlePattern pattern, TitlePattern.Found keeps) {
        return new Judge(
                filter,
                entry -> {
                    var title = entry.first("SUMMARY").map(Property::text).orElse("");
                    var found = pattern.in(title);
                    if (found == TitlePattern.Found.UNDECIDED) {
                        return new Verdict.Undecided(filter);
                    }
                    return found == keeps ? new Verdict.Kept(filter) : new Verdict.Passes();
                });
    }

    /// By the owner's PARTSTAT (RFC 5545 section 3.2.12), which is also that of an attendee whose
    /// EMAIL (RFC 7986 section 6.2) is the owner's.
    private boolean answered(Component entry, String answer) {
        return entry.properties().stream()
                .filter(People::isAttendee)
                .filter(
                        attendee ->
                                owner.addresses().contains(People.address(attendee))
                                        || attendee.parameter("EMAIL")
                                                .map(email -> email.toLowerCase(Locale.ROOT))
                                                .filter(owner.addresses()::contains)
                                                .isPresent())
                .anyMatch(attendee -> attendee.has("PARTSTAT", answer));
    }

    private static boolean isFree(Component entry) {
        return says(entry, "TRANSP", "TRANSPARENT")
                || says(entry, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
    }

    private boolean isTentative(Component entry) {
        return says(entry, "STATUS", "TENTATIVE")
                || says(entry, "X-MICROSOFT-CDO-BUSYSTATUS", "TENTATIVE")
                || answered(entry, "TENTATIVE");
    }

    /// A CLASS that we don't know counts as PRIVATE (RFC 5545 section 3.8.1.3).
    private static boolean isPrivate(Component entry) {
        return entry.first("CLASS")
                .map(p -> p.value().strip())
                .filter(c -> !c.isEmpty() && !c.equalsIgnoreCase("PUBLIC"))
                .isPresent();
    }

    private static boolean isAllDay(Component entry) {
        return entry.first("DTSTART").filter(p -> p.value().strip().length() == 8).isPresent()
                || says(entry, "X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE");
    }

    private static boolean isIn(Component entry, String category) {
        var wanted = category.strip();
        return entry.properties().stream()
                .filter(p -> p.is("CATEGORIES"))
                .flatMap(p -> Arrays.stream(p.value().split("(?<!\\\\),")))
                .map(value -> Property.of("CATEGORIES", value).text().strip())
                .anyMatch(wanted::equalsIgnoreCase);
    }

    private static boolean says(Component entry, String property, String value) {
        return entry.first(property)
                .filter(p -> p.value().strip().equalsIgnoreCase(value))
                .isPresent();
    }
}
