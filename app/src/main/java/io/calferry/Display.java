package io.calferry;

import io.calferry.tray.Platform;

/// Whether there is something to show a window on.
final class Display {

    private Display() {}

    /// JavaFX speaks X11 on Linux, through XWayland where that is needed.
    static boolean isThere(Platform platform) {
        return switch (platform.system()) {
            case LINUX -> !platform.environment().getOrDefault("DISPLAY", "").isEmpty();
            case MAC, WINDOWS -> true;
        };
    }
}
