package io.calferry.desktop.profiles;

import io.calferry.desktop.Texts;
import io.calferry.desktop.profiles.Recent.Changes;

import java.util.ArrayList;

/// What a day brought, in words.
final class Today {

    private Today() {}

    /// Such as `3 added, 1 changed today`; empty where nothing was.
    static String words(Changes changes, Texts texts) {
        var all = all(changes, texts);
        return all.isEmpty() ? "" : texts.get("today", all);
    }

    /// The same for who hears it.
    static String spoken(Changes changes, Texts texts) {
        var all = all(changes, texts);
        return all.isEmpty() ? "" : texts.plain("today", all);
    }

    private static String all(Changes changes, Texts texts) {
        var parts = new ArrayList<String>();
        add(parts, "today.added", changes.added(), texts);
        add(parts, "today.changed", changes.changed(), texts);
        add(parts, "today.removed", changes.removed(), texts);
        return String.join(", ", parts);
    }

    private static void add(ArrayList<String> parts, String key, long count, Texts texts) {
        if (count > 0) {
            parts.add(texts.get(key, count));
        }
    }
}
