package io.calferry.ical;

/// An object can't be carried. The message says why in a few words, for people.
final class UnfitException extends Exception {

    private static final long serialVersionUID = 1;

    UnfitException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
