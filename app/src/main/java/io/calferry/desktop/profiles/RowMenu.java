package io.calferry.desktop.profiles;

import atlantafx.base.theme.Styles;

import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// The menu of a row: what a person may do with its profile.
final class RowMenu {

    private final MenuButton button = new MenuButton("…");
    private final Texts texts;
    private final Supplier<Profile> profile;
    private final MenuItem hour;
    private final MenuItem tomorrow;
    private final MenuItem resume;

    /// @param profile the one that the row shows
    RowMenu(
            Texts texts,
            Supplier<Profile> profile,
            RowView.Wishes wishes,
            Consumer<Profile> deletion) {
        this.texts = texts;
        this.profile = profile;
        this.hour = item("pause-hour", wishes::pauseForAnHour);
        this.tomorrow = item("pause-tomorrow", wishes::pauseUntilTomorrow);
        this.resume = item("resume", wishes::resume);
        button.setId("more");
        button.getStyleClass().addAll(Styles.FLAT, "more");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getItems()
                .setAll(
                        item("sync", wishes::syncNow),
                        hour,
                        tomorrow,
                        resume,
                        item("preview", wishes::preview),
                        item("edit", wishes::edit),
                        item("duplicate", wishes::duplicate),
                        item("export", wishes::export),
                        item("delete", deletion));
    }

    private MenuItem item(String key, Consumer<Profile> act) {
        var item = new MenuItem(texts.get("menu." + key));
        item.setId("menu-" + key);
        item.setOnAction(_ -> act.accept(profile.get()));
        return item;
    }

    MenuButton node() {
        return button;
    }

    /// @param title what the profile is called there
    void show(Row.Pausing pausing, String title) {
        hour.setVisible(pausing == Row.Pausing.POSSIBLE);
        tomorrow.setVisible(pausing == Row.Pausing.POSSIBLE);
        resume.setVisible(pausing == Row.Pausing.PAUSED);
        button.setAccessibleText(texts.get("more", title));
    }
}
