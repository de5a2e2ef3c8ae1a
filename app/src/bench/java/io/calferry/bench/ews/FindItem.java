package io.calferry.bench.ews;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Searches folders: for items and masters, or, with a CalendarView, for what takes place in a
/// range of time, occurrences in place of masters.
final class FindItem implements Operation {

    private static final Duration WIDEST = Duration.ofDays(2 * 366);

    @Override
    public void answer(Call call, XmlText out) throws Refusal {
        var operation = call.operation();
        var shape =
                Shape.read(
                        operation.child("ItemShape").orElseThrow(GetItem::noShape),
                        call.version(),
                        Shape.Use.FIND);
        var messages = new Messages("FindItem", out);
        messages.begin();
        for (var id : operation.childrenAt("ParentFolderIds")) {
            messages.plain(
                    () -> {
                        var folder = call.folder(id);
                        var view = operation.child("CalendarView");
                        var found =
                                view.isPresent()
                                        ? inView(call, folder, view.get())
                                        : items(call, folder);
                        var page = page(operation, view, found.size());
                        out.open("m:RootFolder", page.attributes()).open("t:Items");
                        var xml = new ItemXml(call, out);
                        page.of(found).forEach(sight -> xml.write(sight, shape));
                        out.close().close();
                    });
        }
        messages.end();
    }

    private static Page page(Element operation, Optional<Element> view, int total) throws Refusal {
        if (view.isEmpty()) {
            return Page.read(operation, total);
        }
        var most = view.get().attribute("MaxEntriesReturned").map(Integer::valueOf);
        return new Page(0, Math.min(total, most.orElse(total)), total);
    }

    private static List<Sight> items(Call call, Folder folder) throws Refusal {
        var operation = call.operation();
        if (!operation.attribute("Traversal").orElse("").equals("Shallow")) {
            return List.of();
        }
        var restriction = operation.child("Restriction");
        var found = new ArrayList<Sight>();
        for (var item : folder.items.values()) {
            var sight = new Sight(folder, item, Optional.empty());
            if (restriction.isEmpty()
                    || Restriction.of(sight).holds(restriction.get().children().getFirst())) {
                found.add(sight);
            }
        }
        for (var order : operation.childrenAt("SortOrder").reversed()) {
            sort(found, order);
        }
        return found;
    }

    private static void sort(List<Sight> found, Element order) throws Refusal {
        var uri = order.child("FieldURI").flatMap(it -> it.attribute("FieldURI")).orElse("");
        var field = Field.ofUri(uri);
        if (field.isEmpty()) {
            throw new Refusal("ErrorUnsupportedPathForSortGroup", "Not sortable: " + uri);
        }
        Comparator<Sight> by =
                field.get().form() == Field.Form.TIME
                        ? Comparator.comparing(
                                it ->
                                        it.value(field.get())
                                                .map(Instant.class::cast)
                                                .orElse(Instant.MIN))
                        : Comparator.comparing(it -> Sight.folded(it.text(field.get())));
        var descending = order.attribute("Order").filter("Descending"::equals).isPresent();
        found.sort(descending ? by.reversed() : by);
    }

    private static List<Sight> inView(Call call, Folder folder, Element view) throws Refusal {
        if (!folder.isCalendar()) {
            throw new Refusal(
                    "ErrorCalendarFolderIsInvalidForCalendarView",
                    "A calendar view needs a calendar folder.");
        }
        var from = call.time(view.attribute("StartDate").orElse(""), Optional.empty());
        var to = call.time(view.attribute("EndDate").orElse(""), Optional.empty());
        if (to.isBefore(from)) {
            throw new Refusal(
                    "ErrorCalendarEndDateIsEarlierThanStartDate",
                    "EndDate is earlier than StartDate");
        }
        if (Duration.between(from, to).compareTo(WIDEST) > 0) {
            throw new Refusal(
                    "ErrorCalendarViewRangeTooBig", "The calendar view spans too many days.");
        }
        return inRange(folder, from, to);
    }

    /// Everything that overlaps a range, by its start.
    static List<Sight> inRange(Folder folder, Instant from, Instant to) {
        var found = new ArrayList<Sight>();
        for (var item : folder.items.values()) {
            if (!item.isSeries()) {
                add(new Sight(folder, item, Optional.empty()), from, to, found);
                continue;
            }
            // An exception may have moved here from far behind the range.
            item.altered
                    .keySet()
                    .forEach(at -> add(new Sight(folder, item, Optional.of(at)), from, to, found));
            item.standing()
                    .takeWhile(at -> at.isBefore(to))
                    .filter(at -> !item.altered.containsKey(at))
                    .forEach(at -> add(new Sight(folder, item, Optional.of(at)), from, to, found));
        }
        found.sort(Comparator.comparing(Sight::start));
        return found;
    }

    private static void add(Sight sight, Instant from, Instant to, List<Sight> found) {
        if (sight.start().isBefore(to)
                && (sight.end().isAfter(from) || sight.start().equals(from))) {
            found.add(sight);
        }
    }
}
