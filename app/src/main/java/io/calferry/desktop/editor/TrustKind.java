package io.calferry.desktop.editor;

import io.calferry.profile.Trust;

/// Which certificates of a server are trusted.
enum TrustKind {
    SYSTEM,
    FILE,
    PIN,
    /// None are asked for.
    PLAIN_HTTP;

    static TrustKind of(Trust trust) {
        return switch (trust) {
            case Trust.System _ -> SYSTEM;
            case Trust.File _ -> FILE;
            case Trust.Pin _ -> PIN;
            case Trust.PlainHttp _ -> PLAIN_HTTP;
        };
    }
}
