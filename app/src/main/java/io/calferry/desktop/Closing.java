package io.calferry.desktop;

/// What becomes of the program when a person closes the window.
public interface Closing {

    /// What to do at the moment.
    Way way();

    /// The program is to end.
    void quit();

    enum Way {
        /// The icon brings it back.
        HIDE,
        /// A person shall know that nothing runs any more then.
        ASK,
        QUIT
    }
}
