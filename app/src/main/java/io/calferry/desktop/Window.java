package io.calferry.desktop;

import io.calferry.desktop.editor.Drafts;
import io.calferry.desktop.preview.PreviewPage;
import io.calferry.profile.Problem;
import io.calferry.settings.Settings;

import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The window: a frame with one page in it, which looks and speaks as the settings say. On the
/// JavaFX thread alone.
public final class Window implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Window.class);

    /// Pixels, before scaling.
    static final double WIDTH = 1000;

    static final double HEIGHT = 650;
    static final double LEAST_WIDTH = 720;
    static final double LEAST_HEIGHT = 480;

    private final Office office;
    private final Stage stage;
    private final Locale system;
    private final Closing closing;
    private final Drafts drafts;
    private final Function<Desk, Function<Place, Page>> pages;
    private final Background background;
    private final Live live;
    private final Theme theme;
    private final LastBounds bounds;
    private Locale locale;
    private Frame frame;
    private boolean closed;

    /// @param system whose language it is where the settings name none
    /// @param drafts what was typed on pages that were left
    /// @param pages makes the pages that work at a desk
    Window(
            Office office,
            Stage stage,
            Locale system,
            Closing closing,
            Drafts drafts,
            Function<Desk, Function<Place, Page>> pages) {
        this.office = office;
        this.stage = stage;
        this.system = system;
        this.closing = closing;
        this.drafts = drafts;
        this.pages = pages;
        this.background = new Background(() -> Drawing.leftOut(stage));
        this.live = new Live(office.agent());
        var pieces = new Pieces(stage, background);
        this.theme = new Theme(pieces::change);
        var settings = office.preferences().now();
        this.locale = settings.language().locale(system);
        theme.choose(settings.theme());
        this.frame = frame();
        var scene = new Scene(frame.node(), WIDTH, HEIGHT);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Calferry");
        Bounds.limit(stage, LEAST_WIDTH, LEAST_HEIGHT);
        settings.window()
                .ifPresentOrElse(
                        it -> Bounds.give(stage, it), () -> Bounds.begin(stage, WIDTH, HEIGHT));
        Anchor.hold(stage);
        this.bounds = new LastBounds(stage, settings.window());
        stage.setOnCloseRequest(
                it -> {
                    it.consume();
                    leave();
                });
        for (var shortcut : Shortcut.values()) {
            for (var key : shortcut.keys()) {
                scene.getAccelerators().put(key, () -> obey(shortcut));
            }
        }
        office.preferences().listen(it -> Platform.runLater(() -> follow(it)));
        office.book().listenRefused(it -> Platform.runLater(() -> tellRefused(it)));
        frame.open(new Place.Profiles());
    }

    /// A window that is not shown yet.
    ///
    /// @param system whose language it is where the settings name none
    public static Window of(Office office, Locale system, Closing closing) {
        var stage = new Stage();
        var icon = Objects.requireNonNull(Window.class.getResource("icon.png"));
        stage.getIcons().add(new Image(icon.toExternalForm()));
        var drafts = new Drafts();
        return new Window(office, stage, system, closing, drafts, desk -> Pages.at(desk, drafts));
    }

    private void obey(Shortcut shortcut) {
        switch (shortcut) {
            case PROFILES -> frame.enter(new Place.Profiles());
            case ACTIVITY -> frame.enter(frame.activity());
            case SETTINGS -> frame.enter(new Place.Settings());
            case NEW_PROFILE -> frame.enter(new Place.Editor(Optional.empty()));
            case SYNC -> office.agent().syncNow();
            case SEARCH -> frame.search();
            case CLOSE -> leave();
            case QUIT -> quit();
        }
    }

    /// Ends the program. Where something would be lost, a person is asked, and the window comes up
    /// for that.
    void quit() {
        Runnable quit = () -> keep(this::withBounds, closing::quit);
        var doubts = doubts();
        if (doubts.isEmpty()) {
            quit.run();
        } else {
            show();
            frame.ask(doubts, quit);
        }
    }

    private EnumSet<Frame.Doubt> doubts() {
        return frame.isUnsaved() || !drafts.isEmpty()
                ? EnumSet.of(Frame.Doubt.UNSAVED)
                : EnumSet.noneOf(Frame.Doubt.class);
    }

    private void leave() {
        switch (closing.way()) {
            case HIDE -> {
                stage.hide();
                keep(this::withBounds, () -> {});
            }
            case QUIT -> quit();
            case ASK -> {
                var doubts = doubts();
                doubts.add(Frame.Doubt.ALONE);
                frame.ask(
                        doubts,
                        () ->
                                keep(
                                        it ->
                                                withBounds(it)
                                                        .withClosing(
                                                                Settings.ClosingQuestion.ASKED),
                                        closing::quit));
            }
        }
    }

    /// Those settings, and with them where the window was last. From any thread.
    Settings withBounds(Settings settings) {
        return bounds.last().map(settings::withWindow).orElse(settings);
    }

    /// Changes the settings, and goes on whether that worked or not.
    private void keep(UnaryOperator<Settings> how, Runnable then) {
        background.change(
                () -> {
                    try {
                        office.preferences().change(how);
                    } catch (IOException e) {
                        LOG.warn("the settings are not kept", e);
                    }
                    return then;
                },
                Runnable::run);
    }

    private Frame frame() {
        // The frame leads to pages, and pages are led by it.
        var it = new Frame[1];
        var desk = new Desk(office, locale, background, live, place -> it[0].open(place));
        it[0] = new Frame(desk, pages.apply(desk));
        return it[0];
    }

    private void follow(Settings settings) {
        if (closed) {
            return;
        }
        theme.choose(settings.theme());
        var wanted = settings.language().locale(system);
        if (!wanted.equals(locale)) {
            locale = wanted;
            var place = frame.place();
            frame.close();
            frame = frame();
            stage.getScene().setRoot(frame.node());
            frame.open(place);
        }
    }

    /// Whoever looks at another page, or at profiles that were read before, knows nothing of it.
    private void tellRefused(List<Problem> problems) {
        if (!closed) {
            frame.tellRefused(problems);
        }
    }

    /// Brings a person to a place, and the window before all others.
    public void open(Place place) {
        show();
        frame.open(place);
    }

    /// Brings the window up, wherever in it one was.
    public void show() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /// Goes to a place, without bringing the window up.
    public void visit(Place place) {
        frame.open(place);
    }

    /// Makes the first opening of its pages quick.
    void rehearse() {
        Rehearsal.begin(background, Pages.parts(), () -> PreviewPage.rehearse(office));
    }

    /// Of that size where it is drawn and never shown: then nothing else gives it one.
    void draw(double width, double height) {
        stage.getScene().setRoot(new Group());
        var scene = new Scene(frame.node(), width, height);
        Theme.dress(scene);
        stage.setScene(scene);
    }

    Hand hand() {
        return new Hand(stage.getScene());
    }

    /// Whether everything that the page was waiting for is shown.
    public boolean isIdle() {
        return background.isIdle();
    }

    /// What it looks like at the moment, whether it is on a screen or not.
    public WritableImage picture() {
        return stage.getScene().snapshot(null);
    }

    /// Ends what goes on in it.
    @Override
    public void close() {
        closed = true;
        theme.close();
        bounds.close();
        stage.close();
        frame.close();
        live.close();
        background.close();
    }
}
