package io.calferry.desktop;

/// A window is wanted, and the display that the environment names does not open: it is not there
/// any more, or belongs to somebody else.
public final class NoDisplayException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoDisplayException(Throwable cause) {
        super("the display can't be opened", cause);
    }
}
