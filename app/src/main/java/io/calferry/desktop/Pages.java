package io.calferry.desktop;

import java.util.function.Function;

/// Makes the page of each place.
final class Pages {

    private Pages() {}

    static Function<Place, Page> at(Desk desk) {
        return place ->
                place instanceof Place.Settings
                        ? new io.calferry.desktop.settings.SettingsPage(desk)
                        : new Page() {
                            @Override
                            public String title() {
                                return place.getClass().getSimpleName();
                            }

                            @Override
                            public javafx.scene.Node node() {
                                return new javafx.scene.control.Label("" + place + desk.locale());
                            }
                        };
    }
}
