package io.calferry.desktop.profiles;

import io.calferry.desktop.Texts;
import io.calferry.desktop.profiles.Recent.Bar;
import io.calferry.desktop.profiles.Recent.End;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.List;

/// The last runs of a profile as bars: how much each changed. A bar with a gap is a run that could
/// not be carried through.
final class RunChart {

    private static final double HIGHEST = 18;
    private static final double LOWEST = 2;

    private final HBox box = new HBox(1);
    private final Texts texts;

    RunChart(Texts texts) {
        this.texts = texts;
        box.getStyleClass().add("run-chart");
        box.setAlignment(Pos.BOTTOM_LEFT);
        box.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        box.setMinHeight(HIGHEST);
        box.setMaxHeight(HIGHEST);
    }

    Region node() {
        return box;
    }

    void show(List<Bar> bars) {
        var most = bars.stream().mapToLong(Bar::changes).max().orElse(0);
        box.getChildren().setAll(bars.stream().map(it -> bar(it, most)).toList());
        box.setAccessibleText(words(bars));
        box.setVisible(!bars.isEmpty());
        box.setManaged(!bars.isEmpty());
    }

    /// What it shows, told; nothing where it shows nothing.
    String words() {
        return box.isVisible() ? box.getAccessibleText() : "";
    }

    private String words(List<Bar> bars) {
        var changed = bars.stream().filter(it -> it.changes() > 0).count();
        var ill = bars.stream().filter(it -> it.end() == End.ILL).count();
        return texts.get("chart", bars.size(), changed, ill);
    }

    /// Square roots, so that a first run of thousands leaves something to be seen of the others.
    private static Region bar(Bar bar, long most) {
        var region = new Region();
        var share = most == 0 ? 0 : Math.sqrt((double) bar.changes() / most);
        var height =
                switch (bar.end()) {
                    case WELL -> LOWEST + share * (HIGHEST - LOWEST);
                    case ILL -> HIGHEST / 2;
                };
        region.getStyleClass()
                .add(
                        switch (bar.end()) {
                            case WELL -> "bar";
                            case ILL -> "bar-ill";
                        });
        region.setMinSize(4, height);
        region.setMaxSize(4, height);
        return region;
    }
}
