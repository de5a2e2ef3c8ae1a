package io.calferry.bench.ews;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// What another client does to a calendar that [Seeds#everyKind] filled. Each method touches items
/// that the others leave alone, and says which: by UID.
public final class Edits {

    private final Calendar calendar;
    private final List<Entry> singles;
    private final List<Entry> series;

    private Edits(Calendar calendar) {
        this.calendar = calendar;
        singles = ofKind("Single"::equals);
        series = ofKind("RecurringMaster"::equals);
    }

    /// Of what the calendar holds now.
    public static Edits of(Calendar calendar) {
        return new Edits(calendar);
    }

    private List<Entry> ofKind(Predicate<String> kind) {
        return calendar.entries().stream()
                .filter(it -> kind.test(it.text(Field.CALENDAR_ITEM_TYPE)))
                .toList();
    }

    /// Gives the first so many single items another subject, place and hour.
    public List<String> edit(int count) {
        var chosen = singles.subList(0, count);
        for (var entry : chosen) {
            entry.edit(Field.SUBJECT, entry.text(Field.SUBJECT) + " (edited)");
            entry.edit(Field.LOCATION, "Room E");
            if (!entry.text(Field.IS_ALL_DAY).equals("true")) {
                entry.moveTo(entry.start().plus(Duration.ofMinutes(30)));
            }
        }
        return uids(chosen);
    }

    /// Deletes the last so many single items.
    public List<String> delete(int count) {
        var chosen = singles.subList(singles.size() - count, singles.size());
        var uids = uids(chosen);
        chosen.forEach(Entry::delete);
        return uids;
    }

    /// Edits one of the exceptions that a series has already.
    public String editOccurrence() {
        var chosen = series.stream().filter(it -> !it.modified().isEmpty()).findFirst();
        var master = chosen.orElseThrow();
        master.occurrence(master.modified().getFirst()).edit(Field.SUBJECT, "Edited again");
        return uid(master);
    }

    /// Deletes an occurrence that nobody touched, from the last series that has no exception.
    public String deleteOccurrence() {
        var master = untouched(4);
        master.occurrence(master.occurrences(3).get(2)).delete();
        return uid(master);
    }

    /// Moves a whole series by an hour, which makes Outlook forget its exceptions.
    public String moveSeries() {
        var master = untouched(3);
        master.moveTo(master.start().plus(Duration.ofHours(1)));
        return uid(master);
    }

    /// Makes an exception in a series that had none.
    public String newException() {
        var master = untouched(2);
        var second = master.occurrences(2).get(1);
        master.occurrence(second).edit(Field.SUBJECT, "The odd one");
        master.occurrence(second).moveTo(second.plus(Duration.ofMinutes(45)));
        return uid(master);
    }

    /// Adds items that were not there.
    public List<String> add(int count) {
        var before = calendar.size();
        Seeds.everyKind(calendar, count);
        return uids(calendar.entries().subList(before, before + count));
    }

    /// The series of that number from behind, of those that nobody touched.
    private Entry untouched(int fromBehind) {
        var whole =
                series.stream()
                        .filter(it -> it.modified().isEmpty() && it.deleted().isEmpty())
                        .toList();
        return whole.get(whole.size() - fromBehind);
    }

    private static String uid(Entry entry) {
        return entry.text(Field.UID);
    }

    private static List<String> uids(List<Entry> entries) {
        return entries.stream().map(Edits::uid).toList();
    }
}
