package io.calferry.desktop;

import javafx.scene.Scene;
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

    /// Brings a person to a place, and the window before all others.
    public void open(Place place) {
        show();
        frame.open(place);
    }

    public void show() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    public void hide() {
        stage.hide();
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
