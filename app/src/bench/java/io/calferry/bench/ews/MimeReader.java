package io.calferry.bench.ews;

import java.util.Map;

/// Reads a MIME body that a client sends.
final class MimeReader {

    private MimeReader() {}

    static void readInto(String encoded, Map<Field, Object> own) throws Refusal {
        throw new Refusal("ErrorMimeContentInvalid", "MIME is not taken here.");
    }
}
