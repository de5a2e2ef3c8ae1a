package io.calferry.desktop.activity;

import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.sync.Undoing.Left;
import io.calferry.sync.Undoing.Undone;
import io.calferry.sync.Undoing.Why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What taking back came to, in sentences.
record UndoneWords(Texts texts, RunWords words, Optional<Profile> profile) {

    /// More than these are not told one by one.
    private static final int MOST = 5;

    List<String> lines(Undone undone) {
        var counts = undone.counts();
        var lines = new ArrayList<String>();
        lines.add(texts.get("undone", counts.created(), counts.updated(), counts.deleted()));
        undone.left().stream().limit(MOST).forEach(it -> lines.add(line(it)));
        if (undone.left().size() > MOST) {
            lines.add(texts.get("undone.more", undone.left().size() - MOST));
        }
        return lines;
    }

    private String line(Left left) {
        var event = words.words().waiting().event(left.title(), Optional.of(left.uid()), "");
        return texts.get("undone.left", event, why(left.why()));
    }

    private String why(Why why) {
        return switch (why) {
            case Why.Touched _ -> texts.get("undone.touched");
            case Why.NoImage _ -> texts.get("undo.no-image");
            case Why.Failed(var fault) ->
                    profile.map(it -> words.words().faults().sentence(fault, it.target().signIn()))
                            .orElse("");
        };
    }
}
