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
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// How many objects the last runs wrote, as bars, and how long they took, as a line with dots: the
/// oldest on the left. A bar opens its run; the arrow keys lead from one to the next.
final class RunChart {

    /// How many runs it shows.
    static final int RUNS = 60;

    private static final double HEIGHT = 64;

    private final Pane plot = new Pane();
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

    RunChart(Texts texts, RunWords words, Consumer<RunId> open) {
        this.texts = texts;
        this.words = words;
        this.open = open;
        plot.getStyleClass().add("run-chart");
        plot.setMinHeight(HEIGHT);
        plot.setMaxHeight(HEIGHT);
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        plot.focusedProperty().addListener((_, _, _) -> draw());
        plot.setOnKeyPressed(this::key);
        plot.widthProperty().addListener((_, _, _) -> draw());
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

    Region node() {
        return box;
    }

    /// @param newest those runs, the newest first
    void show(List<PastRun> newest) {
        runs = newest.reversed();
        at = runs.size() - 1;
        draw();
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

    private void draw() {
        plot.getChildren().clear();
        box.setVisible(!runs.isEmpty());
        box.setManaged(!runs.isEmpty());
        long objects = Math.max(1, runs.stream().mapToLong(RunChart::objects).max().orElse(1));
        long millis =
                Math.max(1, runs.stream().mapToLong(it -> took(it).toMillis()).max().orElse(1));
        most.setText(texts.get("chart.most", objects));
        longest.setText(
                texts.get(
                        "chart.longest", words.words().moments().took(Duration.ofMillis(millis))));
        pointed.setText(plot.isFocused() && at >= 0 ? told(runs.get(at)) : "");
        plot.setAccessibleText(
                texts.get("chart", runs.size())
                        + " "
                        + most.getText()
                        + ", "
                        + longest.getText()
                        + (at >= 0 ? ". " + told(runs.get(at)) : ""));
        double step = plot.getWidth() / Math.max(runs.size(), 20);
        var line = new Polyline();
        line.getStyleClass().add("duration");
        line.setMouseTransparent(true);
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            var column = column(run, i * step, step, objects);
            if (i == at && plot.isFocused()) {
                column.getStyleClass().add("pointed");
            }
            plot.getChildren().add(column);
            double y = HEIGHT - 4 - (HEIGHT - 10) * took(run).toMillis() / millis;
            line.getPoints().addAll((i + 0.5) * step, y);
        }
        plot.getChildren().add(line);
        for (int i = 0; i < line.getPoints().size(); i += 2) {
            var dot = new Circle(line.getPoints().get(i), line.getPoints().get(i + 1), 2.5);
            dot.getStyleClass().add("duration-dot");
            dot.setMouseTransparent(true);
            plot.getChildren().add(dot);
        }
    }

    /// What takes the click is as high as the chart, however low the bar.
    private Pane column(PastRun run, double x, double width, long most) {
        double height = (HEIGHT - 2) * objects(run) / most;
        var bar = new Rectangle(width * 0.2, HEIGHT - height, width * 0.6, height);
        bar.getStyleClass().add("objects");
        var column = new Pane(bar);
        column.resizeRelocate(x, 0, width, HEIGHT);
        column.setManaged(false);
        column.getStyleClass().add("run-column");
        column.setOnMouseClicked(_ -> open.accept(run.id()));
        column.setAccessibleText(told(run));
        Tooltip.install(column, new Tooltip(told(run)));
        return column;
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
        draw();
    }
}
