package io.calferry.tray;

import io.calferry.tray.Menu.Entry;
import io.calferry.tray.Menu.Item;
import io.calferry.tray.Menu.Mark;
import io.calferry.tray.Menu.Separator;
import io.calferry.tray.Menu.Submenu;
import io.calferry.tray.Menu.Toggle;
import io.calferry.tray.Menu.Use;
import io.calferry.tray.Overview.Pause;
import io.calferry.tray.Overview.Power;
import io.calferry.tray.Overview.Row;
import io.calferry.tray.Wish.Pause.Length;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The menu of the tray.
record MenuText(Texts texts, Instant now) {

    /// A menu that does not fit on the screen is of no use.
    private static final int MOST_PROFILES = 20;

    private static final int MOST_RESULTS = 8;

    Menu of(Overview overview) {
        var entries = new ArrayList<Entry>();
        entries.add(Item.of(texts.get("menu.open"), new Wish.Open()));
        entries.add(new Separator());
        entries.add(new Item(texts.get("menu.sync"), new Wish.SyncNow(), syncing(overview)));
        var profiles = overview.profiles();
        profiles.stream().limit(MOST_PROFILES).map(this::line).forEach(entries::add);
        if (profiles.size() > MOST_PROFILES) {
            var more = texts.get("menu.more", profiles.size() - MOST_PROFILES);
            entries.add(Item.of(more, new Wish.Open()));
        }
        entries.add(new Separator());
        entries.add(pause(overview.pause()));
        entries.add(new Submenu(texts.get("menu.results"), results(overview)));
        entries.add(new Separator());
        entries.add(Item.of(texts.get("menu.quit"), new Wish.Quit()));
        return new Menu(entries);
    }

    private static Use syncing(Overview overview) {
        return overview.profiles().stream().anyMatch(row -> row.power() == Power.ON)
                ? Use.POSSIBLE
                : Use.IMPOSSIBLE;
    }

    private Entry line(Row row) {
        var phase = PhaseText.of(row, texts, now);
        var text = texts.get("profile", Texts.name(row.name()), phase.sign(), phase.words());
        return switch (row.power()) {
            case ON -> new Toggle(text, Mark.SET, new Wish.Switch(row.id(), Power.OFF));
            case OFF -> new Toggle(text, Mark.CLEAR, new Wish.Switch(row.id(), Power.ON));
        };
    }

    private Entry pause(Pause pause) {
        return switch (pause) {
            case Pause.None _ ->
                    new Submenu(
                            texts.get("menu.pause"),
                            List.of(
                                    pause("menu.pause.hour", Length.AN_HOUR),
                                    pause("menu.pause.tomorrow", Length.UNTIL_TOMORROW),
                                    pause("menu.pause.resumed", Length.UNTIL_RESUMED)));
            case Pause.Until(var end) ->
                    Item.of(
                            texts.get("menu.resume.until", texts.moment(end, now)),
                            new Wish.Resume());
            case Pause.UntilResumed _ -> Item.of(texts.get("menu.resume"), new Wish.Resume());
        };
    }

    private Item pause(String key, Length length) {
        return Item.of(texts.get(key), new Wish.Pause(length));
    }

    private List<Entry> results(Overview overview) {
        if (overview.results().isEmpty()) {
            return List.of(
                    new Item(texts.get("menu.results.none"), new Wish.Open(), Use.IMPOSSIBLE));
        }
        var lines = new ResultText(texts, now);
        return overview.results().stream()
                .limit(MOST_RESULTS)
                .<Entry>map(it -> Item.of(lines.of(it), new Wish.ShowRun(it.run())))
                .toList();
    }
}
