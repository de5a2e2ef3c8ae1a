package io.calferry.desktop;

import io.calferry.desktop.editor.Drafts;
import io.calferry.desktop.editor.EditorPage;
import io.calferry.desktop.preview.PreviewPage;
import io.calferry.desktop.profiles.ProfilesPage;
import io.calferry.desktop.settings.SettingsPage;

import java.util.function.Function;

/// Makes the page of each place.
final class Pages {

    private Pages() {}

    static Function<Place, Page> at(Desk desk) {
        return at(desk, new Drafts());
    }

    /// @param drafts what was typed before, and is there again
    static Function<Place, Page> at(Desk desk, Drafts drafts) {
        return place ->
                switch (place) {
                    case Place.Profiles _ -> ProfilesPage.of(desk);
                    case Place.Preview(var profile) -> new PreviewPage(desk, profile);
                    case Place.Settings _ -> new SettingsPage(desk);
                    case Place.Editor(var profile) -> new EditorPage(desk, drafts, profile);
                    case Place.Activity _, Place.Run _, Place.Why _ ->
                            new Page() {
                                @Override
                                public String title() {
                                    return place.getClass().getSimpleName();
                                }

                                @Override
                                public javafx.scene.Node node() {
                                    return new javafx.scene.control.Label(
                                            "" + place + desk.locale());
                                }
                            };
                };
    }
}
