package io.calferry.desktop;

import io.calferry.agent.Activity;
import io.calferry.agent.AgentState;
import io.calferry.agent.ProfileState;
import io.calferry.sync.Watch.Progress;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The foot of the window: what goes on at the moment, how far it is, and a button that ends it.
/// A line for each run and each job, and one for the runs that wait for their turn; and what came
/// of jobs whose page was left, until a person puts it away. No foot where there is none of these.
final class Foot {

    /// Longer than people take for at once. What is over by then has no line: it would flicker, and
    /// the whole window would be laid out and drawn twice for it.
    private static final Duration GLANCE = Duration.millis(400);

    private final VBox box = new VBox();
    private final Desk desk;
    private final Texts texts;
    private final ChangeListener<AgentState> runs = (_, _, _) -> draw();
    private final ListChangeListener<Job> jobs = _ -> draw();
    private final ListChangeListener<String> told = _ -> draw();
    private List<Line> lines = List.of();

    /// Kept as long as they are shown, so that their buttons keep the focus.
    private final Map<String, HBox> outcomes = new HashMap<>();

    /// What one line shows.
    private record Showing(String text, Optional<Progress> progress) {}

    /// A line, kept as long as what it tells of goes on, so that its button keeps the focus.
    ///
    /// @param glance runs until it is shown
    private record Line(
            Object of,
            Label label,
            ProgressBar bar,
            Button button,
            HBox node,
            PauseTransition glance) {

        boolean isShown() {
            return glance.getStatus() == Animation.Status.STOPPED;
        }
    }

    Foot(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        desk.live().stateProperty().addListener(runs);
        desk.background().jobs().addListener(jobs);
        desk.background().told().addListener(told);
        draw();
    }

    Region node() {
        return box;
    }

    private void draw() {
        var next = new ArrayList<Line>();
        for (var state : desk.live().state().profiles()) {
            running(state)
                    .ifPresent(
                            it -> {
                                var id = state.profile().id();
                                var line = line(id, () -> desk.office().agent().cancel(id));
                                show(line, it.text(), it.progress());
                                line.button().setDisable(isStopping(state));
                                next.add(line);
                            });
        }
        waiting(next);
        for (var job : desk.background().jobs()) {
            var line = line(job, job::cancel);
            show(line, job.title(), job.progressProperty().get());
            line.button().setDisable(job.cancelled());
            next.add(line);
        }
        lines.stream().filter(it -> !next.contains(it)).forEach(it -> it.glance().stop());
        lines = List.copyOf(next);
        outcomes.keySet().retainAll(desk.background().told());
        var nodes = new ArrayList<Node>();
        lines.stream().filter(Line::isShown).map(Line::node).forEach(nodes::add);
        desk.background()
                .told()
                .forEach(it -> nodes.add(outcomes.computeIfAbsent(it, this::outcome)));
        box.getChildren().setAll(nodes);
    }

    /// What came of something that went on while its page was left.
    private HBox outcome(String what) {
        var label = Sentence.of(what);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var button = new Button("\u00d7");
        button.setId("put-away");
        button.setAccessibleText(texts.get("put-away", what));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> desk.background().putAway(what));
        var node = new HBox(label, button);
        node.getStyleClass().add("foot");
        return node;
    }

    private static boolean isStopping(ProfileState state) {
        return state.activity() instanceof Activity.Stopping;
    }

    /// One line for all that wait until others have run: with many profiles there are many.
    private void waiting(List<Line> next) {
        var queued =
                desk.live().state().profiles().stream()
                        .filter(it -> it.activity() instanceof Activity.Queued)
                        .map(ProfileState::profile)
                        .toList();
        if (queued.isEmpty()) {
            return;
        }
        var text = texts.get("queued", queued.size(), queued.getFirst().name());
        var line = line(Activity.Queued.class, this::cancelWaiting);
        line.button().setId("cancel-waiting");
        show(line, text, Optional.empty());
        next.add(line);
    }

    private void cancelWaiting() {
        for (var state : desk.live().state().profiles()) {
            if (state.activity() instanceof Activity.Queued) {
                desk.office().agent().cancel(state.profile().id());
            }
        }
    }

    private Optional<Showing> running(ProfileState state) {
        var name = state.profile().name();
        return switch (state.activity()) {
            case Activity.Idle _, Activity.Queued _ -> Optional.empty();
            case Activity.Stopping _ ->
                    Optional.of(new Showing(texts.get("stopping", name), Optional.empty()));
            case Activity.Running(_, var progress) ->
                    Optional.of(new Showing(texts.get("syncing", name), progress));
        };
    }

    private Line line(Object of, Runnable cancel) {
        var known = lines.stream().filter(it -> it.of().equals(of)).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        var label = new Label();
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setPrefWidth(180);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var button = new Button(texts.get("cancel"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(
                _ -> {
                    cancel.run();
                    draw();
                });
        var node = new HBox(label, space, bar, button);
        node.getStyleClass().add("foot");
        var glance = new PauseTransition(GLANCE);
        glance.setOnFinished(_ -> draw());
        glance.play();
        var line = new Line(of, label, bar, button, node, glance);
        if (of instanceof Job job) {
            job.progressProperty().addListener((_, _, it) -> show(line, job.title(), it));
        }
        return line;
    }

    private void show(Line line, String text, Optional<Progress> progress) {
        line.label().setText(progress.map(it -> text + ": " + words(it)).orElse(text));
        line.bar().setAccessibleText(text);
        line.button().setAccessibleText(texts.get("cancel.what", text));
        line.bar()
                .setProgress(
                        progress.filter(it -> it.of() > 0)
                                .map(it -> (double) it.done() / it.of())
                                .orElse(ProgressBar.INDETERMINATE_PROGRESS));
    }

    private String words(Progress progress) {
        var key =
                switch (progress.phase()) {
                    case LISTING -> "listing";
                    case READING -> "reading";
                    case WRITING -> "writing";
                };
        return progress.of() == 0
                ? texts.get(key)
                : texts.get(key + ".of", progress.done(), progress.of());
    }

    void close() {
        lines.forEach(it -> it.glance().stop());
        desk.live().stateProperty().removeListener(runs);
        desk.background().jobs().removeListener(jobs);
        desk.background().told().removeListener(told);
    }
}
