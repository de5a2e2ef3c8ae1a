package io.calferry.bench;

/// A figure whose mechanics failed, so that its time would mean nothing.
final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1;

    Broken(String message) {
        super(message);
    }

    static void unless(Truth truth, String message) {
        if (!truth.holds()) {
            throw new Broken(message);
        }
    }

    /// What must hold for a figure to mean anything.
    @FunctionalInterface
    interface Truth {

        boolean holds();
    }
}
