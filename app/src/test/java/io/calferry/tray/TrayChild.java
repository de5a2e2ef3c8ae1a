package io.calferry.tray;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// A process of its own with an icon in the tray. It tells on its standard output what it hears, a
/// line each, and takes the states to show from its standard input. It ends when a person asks it
/// to quit, or its input ends.
final class TrayChild {

    private TrayChild() {}

    static void main(String[] arguments) throws InterruptedException {
        var over = new CountDownLatch(1);
        var platform = Platform.of(System.getProperty("os.name"), System.getenv());
        var listener =
                new Tray.Listener() {
                    @Override
                    public void asked(Wish wish) {
                        say("asked " + wish);
                        if (wish instanceof Wish.Quit) {
                            over.countDown();
                        }
                    }

                    @Override
                    public void moved(Tray.Place to) {
                        say("at " + to);
                    }
                };
        try (var tray = Tray.open(platform, looks("IDLE"), listener)) {
            Thread.ofPlatform().daemon().start(() -> follow(tray, over));
            over.await();
        }
        say("over");
    }

    private static void follow(Tray tray, CountDownLatch over) {
        try (var in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            in.lines().map(TrayChild::looks).forEach(tray::show);
        } catch (IOException _) {
            // The same as its end.
        }
        over.countDown();
    }

    private static Appearance looks(String state) {
        return Samples.appearance(PanelStates.of(IconState.valueOf(state)));
    }

    private static void say(String line) {
        var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
