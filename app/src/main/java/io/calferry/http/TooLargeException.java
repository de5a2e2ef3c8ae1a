package io.calferry.http;

import java.io.IOException;

/// A body went beyond the limit that the caller set.
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    TooLargeException(long limit) {
        super("more than " + limit + " bytes");
    }
}
