package io.calferry.profile;

import io.calferry.profile.Way.Direction;
import io.calferry.shape.Attendees;
import io.calferry.shape.Detail;
import io.calferry.shape.Filter;
import io.calferry.shape.Reminders;
import io.calferry.shape.WorkingElsewhere;
import io.calferry.sync.Policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of `profiles.json` for a choice, both ways.
record Vocabulary<T>(Map<String, T> words) {

    static final Vocabulary<Direction> DIRECTION =
            of("one-way", Direction.ONE_WAY, "two-way", Direction.TWO_WAY);

    static final Vocabulary<Policy.OnDrift> ON_DRIFT =
            of("restore", Policy.OnDrift.RESTORE, "leave", Policy.OnDrift.LEAVE);

    static final Vocabulary<Policy.OnClash> ON_CLASH =
            of("ask", Policy.OnClash.ASK, "source", Policy.OnClash.LEFT)
                    .and("target", Policy.OnClash.RIGHT)
                    .and("newest", Policy.OnClash.NEWEST);

    static final Vocabulary<Detail> DETAIL =
            of("full", Detail.FULL, "title", Detail.TITLE).and("busy", Detail.BUSY);

    static final Vocabulary<Attendees> ATTENDEES =
            of("none", Attendees.NONE, "text", Attendees.TEXT)
                    .and("information", Attendees.INFORMATION);

    static final Vocabulary<WorkingElsewhere> WORKING_ELSEWHERE =
            of("busy", WorkingElsewhere.BUSY, "free", WorkingElsewhere.FREE);

    static final Vocabulary<Endpoint.Access> ACCESS =
            of(
                    "delegate",
                    Endpoint.Access.DELEGATE,
                    "impersonation",
                    Endpoint.Access.IMPERSONATION);

    /// The reminders that one word says; the others are an object.
    static final Vocabulary<Reminders> REMINDERS =
            of("keep", new Reminders.Keep(), "none", new Reminders.None());

    /// The filters that one word says; the others name what they look for.
    static final Vocabulary<Filter> SKIPS =
            Vocabulary.<Filter>of(
                            "skip-declined",
                            new Filter.SkipDeclined(),
                            "skip-cancelled",
                            new Filter.SkipCancelled())
                    .and("skip-free", new Filter.SkipFree())
                    .and("skip-tentative", new Filter.SkipTentative())
                    .and("skip-private", new Filter.SkipPrivate())
                    .and("skip-all-day", new Filter.SkipAllDay());

    /// Of two words to begin with.
    private static <T> Vocabulary<T> of(String one, T first, String two, T second) {
        return new Vocabulary<>(Map.<String, T>of()).and(one, first).and(two, second);
    }

    /// A vocabulary in which every word means itself.
    static Vocabulary<String> ofItself(String... words) {
        var all = new Vocabulary<>(Map.<String, String>of());
        for (var word : words) {
            all = all.and(word, word);
        }
        return all;
    }

    private Vocabulary<T> and(String word, T meaning) {
        var more = new LinkedHashMap<>(words);
        more.put(word, meaning);
        return new Vocabulary<>(more);
    }

    Optional<T> meaning(String word) {
        return Optional.ofNullable(words.get(word));
    }

    /// The word for `meaning`, which has one.
    String word(T meaning) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(meaning))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    List<String> all() {
        return List.copyOf(words.keySet());
    }
}
