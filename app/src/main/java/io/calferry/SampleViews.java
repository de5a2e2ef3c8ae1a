package io.calferry;

import io.calferry.desktop.Place;
import io.calferry.desktop.Place.Activity.Tab;
import io.calferry.desktop.View;
import io.calferry.desktop.View.Touch;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Ledger.RunId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What there is to see of a [SampleHome], in the order in which a person comes upon it.
final class SampleViews {

    private SampleViews() {}

    private static final Place NEW = new Place.Editor(Optional.empty());

    /// Of somebody who has just begun.
    static List<View> ofNothing() {
        return List.of(
                View.of("00-first-start", new Place.Profiles()),
                View.of("01-quit", new Place.Profiles()).then(new Touch.Leave()));
    }

    /// Of the sample.
    static List<View> of() {
        var views = new ArrayList<View>();
        views.add(View.of("10-profiles", new Place.Profiles()));
        views.add(
                View.of("11-profiles-delete", new Place.Profiles())
                        .then(new Touch.Pick("more", "menu-delete")));
        views.add(View.of("20-editor", editor("work")));
        views.add(
                View.of("21-editor-unfolded", editor("team"))
                        .then(new Touch.Unfold())
                        .then(new Touch.ScrollDown()));
        // In the order in which the editor offers them.
        var kinds = List.of("exchange", "caldav", "feed", "file", "folder");
        for (int i = 0; i < kinds.size(); i++) {
            views.add(anew("22-editor-" + kinds.get(i)).then(new Touch.Choose("FROM-KIND", i)));
        }
        views.add(anew("23-editor-wrong").then(new Touch.Press("save-paused")));
        views.add(
                anew("24-editor-leaving")
                        .then(new Touch.Type("name", "Work to home"))
                        .then(new Touch.Press("editor-cancel")));
        views.add(
                anew("25-editor-keychain")
                        .then(new Touch.Type("name", "Choir"))
                        .then(new Touch.Choose("FROM-KIND", kinds.indexOf("feed")))
                        .then(new Touch.Type("FROM-ADDRESS", "https://www.example.org/choir.ics"))
                        .then(new Touch.Choose("TO-KIND", kinds.indexOf("caldav")))
                        .then(new Touch.Type("TO-ADDRESS", "https://dav.example.org/me/choir/"))
                        .then(new Touch.Type("TO-USER", "me"))
                        .then(new Touch.Type("TO-PASSWORD", "sample"))
                        .then(press("save-paused")));
        views.add(View.of("30-preview", preview("holidays")));
        views.add(View.of("31-preview-event", preview("holidays")).then(step(1)));
        views.add(View.of("32-preview-week", preview("holidays")).then(press("form-week")));
        views.add(View.of("33-preview-month", preview("holidays")).then(press("form-month")));
        views.add(View.of("34-preview-held", preview("rooms")).then(step(1)));
        views.add(View.of("35-preview-clash", preview("team")).then(step(1)));
        views.add(View.of("40-activity", new Place.Activity(Tab.RUNS)));
        views.add(View.of("41-waiting", new Place.Activity(Tab.WAITING)));
        views.add(View.of("42-parked", new Place.Activity(Tab.PARKED)));
        views.add(View.of("43-run", new Place.Run(new RunId(1))));
        views.add(View.of("44-run-step", new Place.Run(new RunId(1))).then(step(0)));
        views.add(View.of("45-why", new Place.Why(SampleHome.CLASHING)));
        views.add(View.of("50-settings", new Place.Settings()));
        views.add(View.of("51-settings-keys", new Place.Settings()).then(new Touch.ScrollDown()));
        return List.copyOf(views);
    }

    /// A new profile, without what was filled in for another picture.
    private static View anew(String name) {
        return View.of(name, NEW).then(new Touch.PressAny("discard"));
    }

    private static Touch step(int row) {
        return new Touch.Choose("steps", row);
    }

    private static Touch press(String id) {
        return new Touch.Press(id);
    }

    private static Place editor(String id) {
        return new Place.Editor(Optional.of(new ProfileId(id)));
    }

    private static Place preview(String id) {
        return new Place.Preview(new ProfileId(id));
    }
}
