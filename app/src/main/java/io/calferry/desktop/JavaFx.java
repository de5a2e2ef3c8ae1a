package io.calferry.desktop;

import javafx.application.Platform;

/// What JavaFX begins with.
final class JavaFx {

    private JavaFx() {}

    /// Starts it, once in a process. Throws [NoDisplayException] where no window can be shown.
    ///
    /// @param then what is done first on its thread
    static void start(Runnable then) {
        try {
            Platform.startup(then);
        } catch (UnsupportedOperationException e) {
            throw new NoDisplayException(e);
        }
    }
}
