package io.calferry.tray;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.EventQueue;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.Arrays;

/// Notifications from the icon in the tray of the AWT. A click on one is a click on the icon.
final class AwtNotifications implements Notifier.Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(AwtNotifications.class);

    @Override
    public void tell(Notice.Message message, Wish wish, String open) {
        if (!SystemTray.isSupported()) {
            LOG.info("There is no tray for notifications");
            return;
        }
        // The icons of this program alone.
        EventQueue.invokeLater(
                () ->
                        Arrays.stream(SystemTray.getSystemTray().getTrayIcons())
                                .limit(1)
                                .forEach(
                                        icon ->
                                                icon.displayMessage(
                                                        message.title(),
                                                        message.body(),
                                                        TrayIcon.MessageType.NONE)));
    }

    @Override
    public void close() {
        // The icon is not ours.
    }
}
