package io.calferry.http;

/// By which way servers are reached. What stays on this computer takes none.
public sealed interface Route {

    /// As the computer is set up.
    record OfSystem() implements Route {}

    /// Straight.
    record Direct() implements Route {}

    /// Through one proxy.
    record Through(String host, int port) implements Route {}
}
