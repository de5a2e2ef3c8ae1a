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
        // What somebody typed and left is there again when they come back.
        var drafts = new Drafts();
        return place ->
                switch (place) {
                    case Place.Profiles _ -> ProfilesPage.of(desk, desk.office().book());
                    case Place.Editor(var profile) ->
                            new EditorPage(desk, desk.office().book(), drafts, profile);
                    case Place.Preview(var profile) -> new PreviewPage(desk, profile);
                    case Place.Settings _ -> new SettingsPage(desk);
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
