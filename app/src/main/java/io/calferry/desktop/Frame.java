package io.calferry.desktop;

import io.calferry.agent.AgentState;
import io.calferry.profile.Problem;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What stays while one goes from page to page: the list of places on the left, the head of the
/// page, and at the foot what goes on at the moment.
final class Frame implements Navigator {

    /// Of a page, without the list of places and the foot: what is left of the smallest window on a
    /// screen that is large enough.
    private static final double LEAST_WIDTH = Window.LEAST_WIDTH - 190;

    private static final double LEAST_HEIGHT = Window.LEAST_HEIGHT - 100;

    private final BorderPane pane = new BorderPane();
    private final Head head = new Head();
    private final VBox content = new Content();
    private final List<Stop> stops = new ArrayList<>();
    private final Desk desk;
    private final Texts texts;
    private final Function<Place, Page> pages;
    private final Foot foot;
    private final PageFocus focus;
    private final ChangeListener<AgentState> badge = (_, _, now) -> tellWaiting(now);
    private Place place = new Place.Profiles();
    private Optional<Page> page = Optional.empty();

    /// A page with its head: as high as all in it needs, at least.
    private static final class Content extends VBox {
        @Override
        protected double computeMinHeight(double width) {
            return Math.max(LEAST_HEIGHT, super.computeMinHeight(width));
        }
    }

    /// A place that one can always go to.
    private record Stop(ToggleButton button, Place place) {}

    /// @param pages makes the page of a place
    Frame(Desk desk, Function<Place, Page> pages) {
        this.desk = desk;
        this.texts = desk.texts(Frame.class);
        this.pages = pages;
        this.foot = new Foot(desk, texts);
        var scroll = scroll();
        // At once in the scene, which what it scrolls is only when it is drawn.
        this.focus = new PageFocus(scroll, () -> page);
        content.getStyleClass().add("page");
        pane.setLeft(sidebar());
        pane.setCenter(scroll);
        pane.setBottom(foot.node());
        desk.live().stateProperty().addListener(badge);
        tellWaiting(desk.live().state());
        new Keyboard(pane, this::back).listen();
    }

    Parent node() {
        return pane;
    }

    /// Where a screen has less room than a page needs, as at three times the scale, one scrolls to
    /// the rest of it.
    private ScrollPane scroll() {
        content.setMinWidth(LEAST_WIDTH);
        var scroll = Viewport.of(content);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setId("page-scroll");
        return scroll;
    }

    private Region sidebar() {
        var name = new Label(texts.get("name"));
        name.getStyleClass().add("name");
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var bar =
                new VBox(
                        name,
                        stop("profiles", new Place.Profiles()),
                        stop("activity", new Place.Activity(Place.Activity.Tab.RUNS)),
                        space,
                        stop("settings", new Place.Settings()));
        bar.getStyleClass().add("sidebar");
        return bar;
    }

    private ToggleButton stop(String key, Place to) {
        var button = new ToggleButton(texts.get(key));
        button.setId("to-" + key);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> open(to instanceof Place.Activity ? activity() : to));
        stops.add(new Stop(button, to));
        return button;
    }

    /// Where what its number counts is to be seen; the history, where there is no number.
    Place activity() {
        var waits = Live.waiting(desk.live().state()) > 0;
        return new Place.Activity(waits ? Place.Activity.Tab.WAITING : Place.Activity.Tab.RUNS);
    }

    private void tellWaiting(AgentState state) {
        var waiting = Live.waiting(state);
        for (var stop : stops) {
            if (stop.place() instanceof Place.Activity) {
                stop.button()
                        .setText(
                                waiting == 0
                                        ? texts.get("activity")
                                        : texts.get("activity.waiting", waiting));
            }
        }
    }

    /// Where one is.
    Place place() {
        return place;
    }

    @Override
    public void open(Place to) {
        open(to, focus.isInside() ? Aim.PAGE : Aim.WHERE_IT_IS);
    }

    /// The same for somebody who went there by a key and wants to go on there: the focus goes
    /// along.
    void enter(Place to) {
        open(to, Aim.PAGE);
    }

    /// Where the focus is to be afterwards.
    private enum Aim {
        PAGE,
        WHERE_IT_IS
    }

    private void open(Place to, Aim aim) {
        if (page.isEmpty() || page.get().leave() == Page.Leaving.GO) {
            page.ifPresent(Page::close);
            place = to;
            show(pages.apply(to));
            if (aim == Aim.PAGE) {
                focus.enter();
            }
        }
        select();
    }

    /// To where one came from, as a rule.
    private void back() {
        switch (place) {
            case Place.Editor _, Place.Preview _ -> open(new Place.Profiles());
            case Place.Run _, Place.Why _ -> open(new Place.Activity(Place.Activity.Tab.RUNS));
            case Place.Profiles _, Place.Activity _, Place.Settings _ -> {}
        }
    }

    /// Puts the focus where one searches: on this page, or in the history.
    void search() {
        if (page.flatMap(Page::search).isEmpty()) {
            open(new Place.Activity(Place.Activity.Tab.RUNS));
        }
        page.flatMap(Page::search).ifPresent(focus::enter);
    }

    private void show(Page next) {
        page = Optional.of(next);
        head.show(next.title(), next.actions());
        var node = next.node();
        VBox.setVgrow(node, Priority.ALWAYS);
        content.getChildren().setAll(head, node);
    }

    /// Marks the place that one is at, or at whose depth.
    private void select() {
        var at =
                switch (place) {
                    case Place.Profiles _, Place.Editor _, Place.Preview _ -> Place.Profiles.class;
                    case Place.Activity _, Place.Run _, Place.Why _ -> Place.Activity.class;
                    case Place.Settings _ -> Place.Settings.class;
                };
        stops.forEach(it -> it.button().setSelected(at.isInstance(it.place())));
    }

    /// Whether what was typed on the page is lost when the program ends.
    boolean isUnsaved() {
        return page.filter(Page::isUnsaved).isPresent();
    }

    /// Why a person might not want the program to end.
    enum Doubt {
        /// No icon is left that would go on with it.
        ALONE,
        /// Something was typed and not saved.
        UNSAVED
    }

    /// Asks, in the place of what it asked before, whether the program shall end; `quit` is the
    /// answer yes.
    void ask(Set<Doubt> doubts, Runnable quit) {
        var before = Optional.ofNullable(pane.getScene().getFocusOwner());
        content.getChildren().removeIf(it -> it.getStyleClass().contains("question"));
        var text =
                Sentence.of(
                        doubts.stream()
                                .map(it -> texts.get("quit." + Keys.of(it)))
                                .collect(Collectors.joining("\n")));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var yes = new Button(texts.get("quit.yes"));
        yes.setId("quit-yes");
        yes.setMinWidth(Region.USE_PREF_SIZE);
        yes.setOnAction(_ -> quit.run());
        var no = new Button(texts.get("quit.no"));
        no.setId("quit-no");
        no.setMinWidth(Region.USE_PREF_SIZE);
        no.setCancelButton(true);
        var question = new HBox(text, yes, no);
        question.getStyleClass().add("question");
        no.setOnAction(
                _ -> {
                    content.getChildren().remove(question);
                    before.ifPresent(Node::requestFocus);
                });
        content.getChildren().addFirst(question);
        (doubts.contains(Doubt.UNSAVED) ? no : yes).requestFocus();
    }

    /// Says that the file of profiles can't be understood any more, until a person puts that away.
    void tellRefused(List<Problem> problems) {
        var path = desk.office().folders().profiles();
        var why = desk.words().problems().sentences(path, problems);
        desk.background().tell(texts.get("book.refused"), String.join(" ", why));
    }

    void close() {
        page.ifPresent(Page::close);
        foot.close();
        desk.live().stateProperty().removeListener(badge);
    }
}
