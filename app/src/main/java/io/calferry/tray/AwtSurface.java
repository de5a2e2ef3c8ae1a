package io.calferry.tray;

import io.calferry.tray.Picture.Ink;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.Image;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// An icon in the tray of the AWT. The AWT is asked on its own event thread only, and is known to
/// hang where it says that it has a tray, so nobody waits for it longer than told.
final class AwtSurface implements Surface {

    private static final Logger LOG = LoggerFactory.getLogger(AwtSurface.class);

    /// Windows keeps no more of a tooltip (NOTIFYICONDATAW, `szTip`).
    private static final int LONGEST_TOOLTIP = 127;

    /// At 100, 125, 150, 175, 200, 250 and 300 %.
    private static final int[] PERCENT = {100, 125, 150, 175, 200, 250, 300};

    private final TrayIcon icon;
    private final Ink ink;
    private final Consumer<Wish> asked;
    private Optional<Menu> shown = Optional.empty();

    private AwtSurface(TrayIcon icon, Ink ink, Consumer<Wish> asked) {
        this.icon = icon;
        this.ink = ink;
        this.asked = asked;
    }

    /// Shows the icon; empty where there is no tray, or it does not answer in time.
    ///
    /// @param asked is called on the event thread
    /// @param millis how long to wait
    static Optional<AwtSurface> open(
            Platform platform, Appearance first, Consumer<Wish> asked, long millis) {
        var made = new CompletableFuture<Optional<AwtSurface>>();
        // To ask whether there is a tray, or to reach the event thread, starts the AWT, which may
        // hang by itself.
        Thread.ofPlatform().daemon().name("tray-awt").start(() -> begin(platform, asked, made));
        try {
            var surface = made.get(millis, TimeUnit.MILLISECONDS);
            surface.ifPresent(it -> it.show(first, 0));
            return surface;
        } catch (TimeoutException _) {
            LOG.info("The tray of the AWT does not answer");
            // Where it comes after all, it goes again.
            made.thenAccept(late -> late.ifPresent(AwtSurface::close));
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.info("The tray of the AWT can't be used: {}", String.valueOf(e.getCause()));
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void begin(
            Platform platform, Consumer<Wish> asked, CompletableFuture<Optional<AwtSurface>> made) {
        try {
            if (SystemTray.isSupported()) {
                EventQueue.invokeLater(() -> add(platform, asked, made));
            } else {
                made.complete(Optional.empty());
            }
        } catch (RuntimeException | Error e) {
            // Errors too: without a display the AWT fails with them.
            made.completeExceptionally(e);
        }
    }

    private static void add(
            Platform platform, Consumer<Wish> asked, CompletableFuture<Optional<AwtSurface>> made) {
        try {
            var ink =
                    switch (platform.system()) {
                        case MAC -> Ink.TEMPLATE;
                        case LINUX, WINDOWS -> Ink.ON_ANY;
                    };
            var icon = new TrayIcon(image(IconState.IDLE, 0, ink), "Calferry");
            icon.setImageAutoSize(true);
            // A double click on Windows, and a click on its notifications.
            icon.addActionListener(_ -> asked.accept(new Wish.Open()));
            switch (platform.system()) {
                case LINUX -> icon.addMouseListener(new Click(asked));
                case MAC, WINDOWS -> {}
            }
            SystemTray.getSystemTray().add(icon);
            made.complete(Optional.of(new AwtSurface(icon, ink, asked)));
        } catch (AWTException | RuntimeException | Error e) {
            made.completeExceptionally(e);
        }
    }

    @Override
    public void show(Appearance appearance, int frame) {
        EventQueue.invokeLater(
                () -> {
                    icon.setImage(image(appearance.icon(), frame, ink));
                    icon.setToolTip(tooltip(appearance.tooltip()));
                    if (!shown.equals(Optional.of(appearance.menu()))) {
                        shown = Optional.of(appearance.menu());
                        var popup = new PopupMenu();
                        AwtMenu.fill(popup, appearance.menu().entries(), asked);
                        icon.setPopupMenu(popup);
                    }
                });
    }

    private static String tooltip(String text) {
        var whole = "Calferry\n" + text;
        return whole.length() <= LONGEST_TOOLTIP
                ? whole
                : whole.substring(0, LONGEST_TOOLTIP - 1) + "…";
    }

    private static Image image(IconState state, int frame, Ink ink) {
        var height = SystemTray.getSystemTray().getTrayIconSize().height;
        return new BaseMultiResolutionImage(
                IntStream.of(PERCENT)
                        .map(percent -> height * percent / 100)
                        .mapToObj(size -> image(Picture.of(state, frame, size, ink)))
                        .toArray(Image[]::new));
    }

    private static BufferedImage image(Picture picture) {
        var size = picture.size();
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, size, size, picture.argb(), 0, size);
        return image;
    }

    @Override
    public void close() {
        EventQueue.invokeLater(() -> SystemTray.getSystemTray().remove(icon));
    }

    private static final class Click extends MouseAdapter {

        private final Consumer<Wish> asked;

        private Click(Consumer<Wish> asked) {
            this.asked = asked;
        }

        @Override
        public void mouseClicked(MouseEvent click) {
            if (click.getButton() == MouseEvent.BUTTON1) {
                asked.accept(new Wish.Open());
            }
        }
    }
}
