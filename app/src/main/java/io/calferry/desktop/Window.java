package io.calferry.desktop;

import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import java.util.Locale;
import java.util.function.Function;

/// The window: a frame with one page in it. On the JavaFX thread alone.
public final class Window implements AutoCloseable {

    /// Pixels, before scaling.
    static final double WIDTH = 1000;

    static final double HEIGHT = 650;
    static final double LEAST_WIDTH = 720;
    static final double LEAST_HEIGHT = 480;

    private final Office office;
    private final Stage stage;
    private final Background background = new Background();
    private final Live live;
    private final Function<Desk, Function<Place, Page>> pages;
    private final Theme theme = new Theme();
    private Frame frame;

    /// @param pages makes the pages that work at a desk
    Window(Office office, Stage stage, Locale locale, Function<Desk, Function<Place, Page>> pages) {
        this.office = office;
        this.stage = stage;
        this.pages = pages;
        this.live = new Live(office.agent());
        this.frame = frame(locale);
        var scene = new Scene(frame.node(), WIDTH, HEIGHT);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Calferry");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        frame.open(new Place.Profiles());
    }

    /// A window that is not shown yet.
    public static Window of(Office office, Locale locale, Theme.Choice theme, Closing closing) {
        var stage = new Stage();
        var window = new Window(office, stage, locale, Pages::at);
        window.theme.choose(theme);
        stage.setOnCloseRequest(
                it -> {
                    it.consume();
                    window.leave(closing);
                });
        return window;
    }

    private void leave(Closing closing) {
        switch (closing.way()) {
            case HIDE -> stage.hide();
            case QUIT -> closing.quit();
            case ASK -> frame.ask(closing::quit);
        }
    }

    private Frame frame(Locale locale) {
        // The frame leads to pages, and pages are led by it.
        var it = new Frame[1];
        var desk = new Desk(office, locale, background, live, place -> it[0].open(place));
        it[0] = new Frame(desk, pages.apply(desk));
        return it[0];
    }

    /// Says everything in another language from now on.
    public void speak(Locale locale) {
        var place = frame.place();
        frame.close();
        frame = frame(locale);
        stage.getScene().setRoot(frame.node());
        frame.open(place);
    }

    /// Looks otherwise from now on.
    public void look(Theme.Choice choice) {
        theme.choose(choice);
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

    public void hide() {
        stage.hide();
    }

    /// Goes to a place, without bringing the window up.
    public void visit(Place place) {
        frame.open(place);
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
        stage.close();
        frame.close();
        live.close();
        background.close();
    }
}
