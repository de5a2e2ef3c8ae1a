package io.calferry.desktop;

import java.io.IOException;

/// Whether the program starts, with its icon alone, when its user signs in. Every method blocks.
public interface LoginStart {

    enum State {
        ON,
        OFF
    }

    /// Throws `IOException` where the platform does not tell.
    State state() throws IOException;

    /// Throws `IOException` where the platform does not let us.
    void set(State wanted) throws IOException;
}
