package io.calferry.outlook;

/// What a mapping came to: a whole thing, or the reason why there is none.
public sealed interface Mapped<T> {

    record Fit<T>(T value) implements Mapped<T> {}

    record Unfit<T>(Unmapped why) implements Mapped<T> {}
}
