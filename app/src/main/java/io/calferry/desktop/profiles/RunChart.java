package io.calferry.desktop.profiles;

import io.calferry.desktop.Texts;
import io.calferry.desktop.profiles.Recent.Bar;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;

import java.util.ArrayList;
import java.util.List;

/// The last runs of a profile as bars: how much each changed. A mere frame is a run that could
/// not be carried through.
final class RunChart {

    private static final double HIGHEST = 18;
    private static final double LOWEST = 2;
    private static final double WIDTH = 4;
    private static final double GAP = 1;

    /// All bars of a kind are one node: a node for each of thirty runs of each profile would hold
    /// the JavaFX thread for long.
    private final Path well = new Path();

    private final Path ill = new Path();
    private final Pane box = new Pane(well, ill);
    private final Texts texts;

    RunChart(Texts texts) {
        this.texts = texts;
        well.getStyleClass().add("bars");
        ill.getStyleClass().add("bars-ill");
        box.getStyleClass().add("run-chart");
        box.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    Region node() {
        return box;
    }

    void show(List<Bar> bars) {
        var most = bars.stream().mapToLong(Bar::changes).max().orElse(0);
        var filled = new ArrayList<PathElement>();
        var framed = new ArrayList<PathElement>();
        var x = 0.0;
        for (var bar : bars) {
            switch (bar.end()) {
                case WELL -> filled.addAll(bar(x, WIDTH, HIGHEST, height(bar, most)));
                // A line of one pixel, half of it on either side.
                case ILL -> framed.addAll(bar(x + 0.5, WIDTH - 1, HIGHEST - 0.5, HIGHEST / 2 - 1));
            }
            x += WIDTH + GAP;
        }
        well.getElements().setAll(filled);
        ill.getElements().setAll(framed);
        var width = Math.max(0, x - GAP);
        box.setMinSize(width, HIGHEST);
        box.setMaxSize(width, HIGHEST);
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
        var ill = bars.stream().filter(it -> it.end() == Recent.End.ILL).count();
        return texts.get("chart", bars.size(), changed, ill);
    }

    /// Square roots, so that a first run of thousands leaves something to be seen of the others.
    /// Whole pixels, so that edges are sharp.
    private static double height(Bar bar, long most) {
        var share = most == 0 ? 0 : Math.sqrt((double) bar.changes() / most);
        return Math.rint(LOWEST + share * (HIGHEST - LOWEST));
    }

    private static List<PathElement> bar(double x, double width, double bottom, double height) {
        return List.of(
                new MoveTo(x, bottom),
                new VLineTo(bottom - height),
                new HLineTo(x + width),
                new VLineTo(bottom),
                new ClosePath());
    }
}
