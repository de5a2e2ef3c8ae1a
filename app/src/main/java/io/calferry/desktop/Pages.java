package io.calferry.desktop;

import io.calferry.desktop.activity.ActivityPage;
import io.calferry.desktop.activity.RunPage;
import io.calferry.desktop.activity.WhyPage;
import io.calferry.desktop.editor.Drafts;
import io.calferry.desktop.editor.EditorPage;
import io.calferry.desktop.preview.PreviewPage;
import io.calferry.desktop.profiles.ProfilesPage;
import io.calferry.desktop.settings.SettingsPage;

import javafx.scene.layout.Region;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes the page of each place.
final class Pages {

    private Pages() {}

    /// @param drafts what was typed before, and is there again
    static Function<Place, Page> at(Desk desk, Drafts drafts) {
        return place ->
                switch (place) {
                    case Place.Profiles _ -> ProfilesPage.of(desk);
                    case Place.Editor(var profile) -> new EditorPage(desk, drafts, profile);
                    case Place.Preview(var profile) -> new PreviewPage(desk, profile);
                    case Place.Activity at -> new ActivityPage(desk, at);
                    case Place.Run(var run) -> new RunPage(desk, run);
                    case Place.Why(var wanted) -> new WhyPage(desk, wanted);
                    case Place.Settings _ -> new SettingsPage(desk);
                };
    }

    /// One of each of the larger controls that are on them.
    static List<Supplier<Region>> parts() {
        return Stream.of(ActivityPage.parts(), PreviewPage.parts()).flatMap(List::stream).toList();
    }
}
