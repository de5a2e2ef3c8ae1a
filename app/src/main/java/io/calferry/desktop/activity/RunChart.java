package io.calferry.desktop.activity;

import io.calferry.desktop.Texts;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledgers.PastRun;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// How many objects the last runs wrote, as bars, and how long they took, as a line with dots: the
/// oldest on the left. A bar opens its run; the arrow keys lead from one to the next.
final class RunChart {

    /// How many runs it shows.
    static final int RUNS = 60;

    private static final double HEIGHT = 64;

    private static final double DOT = 2.5;

    private final Plot plot = new Plot();
    private final Rectangle pointedAt = column("pointed");
    private final Rectangle hovered = column("hovered");
    private final Path bars = path("objects");
    private final Polyline line = new Polyline();
    private final Path dots = path("duration-dot");
    private final Tooltip tip = new Tooltip();
    private final Label most = new Label();
    private final Label longest = new Label();
    private final Label pointed = new Label();
    private final VBox box = new VBox(4);
    private final Texts texts;
    private final RunWords words;
    private final Consumer<RunId> open;
    private List<PastRun> runs = List.of();

    /// Which of them the arrow keys have led to, counted from the oldest.
    private int at;

    /// Drawn as often as it is laid out, and a handful of shapes however many runs there are.
    private final class Plot extends Pane {
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            draw();
        }
    }

    RunChart(Texts texts, RunWords words, Consumer<RunId> open) {
        this.texts = texts;
        this.words = words;
        this.open = open;
        line.getStyleClass().add("duration");
        plot.getStyleClass().add("run-chart");
        plot.setId("run-chart");
        plot.setMinHeight(HEIGHT);
        plot.setMaxHeight(HEIGHT);
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        plot.getChildren().setAll(pointedAt, hovered, bars, line, dots);
        for (var shape : plot.getChildren()) {
            shape.setManaged(false);
            shape.setMouseTransparent(true);
        }
        plot.focusedProperty().addListener((_, _, _) -> tell());
        plot.setOnKeyPressed(this::key);
        plot.setOnMouseMoved(it -> hover(it.getX()));
        plot.setOnMouseExited(_ -> hovered.setVisible(false));
        plot.setOnMouseClicked(it -> at(it.getX()).ifPresent(i -> open.accept(runs.get(i).id())));
        Tooltip.install(plot, tip);
        var bar = new Rectangle(8, 10);
        bar.getStyleClass().add("objects");
        most.setGraphic(bar);
        most.getStyleClass().add("quiet");
        var dot = new Circle(4);
        dot.getStyleClass().add("duration-dot");
        longest.setGraphic(dot);
        longest.getStyleClass().add("quiet");
        box.getChildren().setAll(plot, new HBox(16, most, longest, pointed));
        box.setId("chart");
        show(List.of());
    }

    private static Rectangle column(String look) {
        var column = new Rectangle(0, HEIGHT);
        column.getStyleClass().add(look);
        column.setVisible(false);
        return column;
    }

    private static Path path(String look) {
        var path = new Path();
        path.getStyleClass().add(look);
        path.setStroke(null);
        return path;
    }

    Region node() {
        return box;
    }

    /// @param newest those runs, the newest first
    void show(List<PastRun> newest) {
        runs = newest.reversed();
        at = runs.size() - 1;
        box.setVisible(!runs.isEmpty());
        box.setManaged(!runs.isEmpty());
        hovered.setVisible(false);
        tell();
    }

    private static long objects(PastRun run) {
        return run.counts().written();
    }

    private static Duration took(PastRun run) {
        return run.ended()
                .map(it -> Duration.between(run.started(), it))
                .filter(it -> !it.isNegative())
                .orElse(Duration.ZERO);
    }

    private long mostObjects() {
        return Math.max(1, runs.stream().mapToLong(RunChart::objects).max().orElse(1));
    }

    private long longestMillis() {
        return Math.max(1, runs.stream().mapToLong(it -> took(it).toMillis()).max().orElse(1));
    }

    /// What it shows, in words.
    private void tell() {
        most.setText(texts.get("chart.most", mostObjects()));
        longest.setText(
                texts.get(
                        "chart.longest",
                        words.words().moments().took(Duration.ofMillis(longestMillis()))));
        var now = at < 0 ? "" : told(runs.get(at));
        pointed.setText(plot.isFocused() ? now : "");
        plot.setAccessibleText(
                texts.get("chart", runs.size())
                        + " "
                        + most.getText()
                        + ", "
                        + longest.getText()
                        + (now.isEmpty() ? "" : ". " + now));
        plot.requestLayout();
    }

    /// How wide the column of a run is.
    private double step() {
        return plot.getWidth() / Math.max(runs.size(), 20);
    }

    private void draw() {
        var step = step();
        var objects = mostObjects();
        var millis = longestMillis();
        bars.getElements().clear();
        line.getPoints().clear();
        dots.getElements().clear();
        for (var i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            var height = (HEIGHT - 2) * objects(run) / objects;
            bar((i + 0.2) * step, step * 0.6, height);
            var x = (i + 0.5) * step;
            var y = HEIGHT - 4 - (HEIGHT - 10) * took(run).toMillis() / millis;
            line.getPoints().addAll(x, y);
            dot(x, y);
        }
        pointedAt.setVisible(plot.isFocused() && at >= 0);
        pointedAt.setX(at * step);
        pointedAt.setWidth(step);
    }

    private void bar(double x, double width, double height) {
        bars.getElements()
                .addAll(
                        new MoveTo(x, HEIGHT),
                        new VLineTo(HEIGHT - height),
                        new HLineTo(x + width),
                        new VLineTo(HEIGHT),
                        new ClosePath());
    }

    private void dot(double x, double y) {
        dots.getElements()
                .addAll(
                        new MoveTo(x - DOT, y),
                        new ArcTo(DOT, DOT, 0, x + DOT, y, true, true),
                        new ArcTo(DOT, DOT, 0, x - DOT, y, true, true),
                        new ClosePath());
    }

    /// The run at a place in the chart; what takes a click is as high as the chart, however low the
    /// bar.
    private OptionalInt at(double x) {
        var i = (int) (x / step());
        return x >= 0 && i < runs.size() ? OptionalInt.of(i) : OptionalInt.empty();
    }

    private void hover(double x) {
        var run = at(x);
        hovered.setVisible(run.isPresent());
        run.ifPresent(
                it -> {
                    hovered.setX(it * step());
                    hovered.setWidth(step());
                });
        tip.setText(run.isPresent() ? told(runs.get(run.getAsInt())) : plot.getAccessibleText());
    }

    private String told(PastRun run) {
        return texts.get(
                "chart.run",
                words.when(run),
                words.name(run.profileId()),
                objects(run),
                words.took(run));
    }

    private void key(KeyEvent event) {
        if (runs.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> point(at - 1);
            case RIGHT -> point(at + 1);
            case HOME -> point(0);
            case END -> point(runs.size() - 1);
            case ENTER, SPACE -> open.accept(runs.get(at).id());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void point(int to) {
        at = Math.clamp(to, 0, runs.size() - 1);
        tell();
    }
}
