package io.calferry.bench.ews;

import java.util.List;

/// The part of a list that is returned (`IndexedPageViewType`).
///
/// @param from the first, from 0
/// @param to behind the last
record Page(int from, int to, int total) {

    /// What the server returns at most, whatever is asked (EWSFindCountLimit).
    static final int MOST = 1000;

    static Page read(Element operation, int total) throws Refusal {
        for (var name : List.of("IndexedPageItemView", "IndexedPageFolderView")) {
            var view = operation.child(name);
            if (view.isPresent()) {
                return read(view.get(), name, total);
            }
        }
        return new Page(0, Math.min(total, MOST), total);
    }

    private static Page read(Element view, String name, int total) throws Refusal {
        var offset = number(view, "Offset", 0);
        var most = Math.min(number(view, "MaxEntriesReturned", MOST), MOST);
        if (offset < 0 || most < 1) {
            throw Refusal.schema("The page of " + name + " is invalid.");
        }
        if (view.attribute("BasePoint").filter("End"::equals).isPresent()) {
            var to = Math.max(0, total - offset);
            return new Page(Math.max(0, to - most), to, total);
        }
        var from = Math.min(offset, total);
        return new Page(from, Math.min(total, from + most), total);
    }

    private static int number(Element view, String name, int otherwise) throws Refusal {
        try {
            return view.attribute(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw Refusal.schema(name + " is not a number.");
        }
    }

    <T> List<T> of(List<T> all) {
        return all.subList(from, to);
    }

    /// Those of `FindResponsePagingAttributes`, names and values in turn.
    String[] attributes() {
        return new String[] {
            "IndexedPagingOffset", Integer.toString(to),
            "TotalItemsInView", Integer.toString(total),
            "IncludesLastItemInRange", Boolean.toString(to >= total)
        };
    }
}
