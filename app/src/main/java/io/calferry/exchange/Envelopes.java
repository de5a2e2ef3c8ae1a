package io.calferry.exchange;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The envelopes that follow each other in an answer that goes on.
final class Envelopes {

    private static final byte[] END = "Envelope>".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST = 1 << 20;

    private final InputStream in;

    Envelopes(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /// The next one, as soon as it is whole; empty where the answer has ended.
    Optional<byte[]> next() throws IOException {
        var out = new ByteArrayOutputStream();
        int matched = 0;
        boolean closing = false;
        int last = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (out.size() == 0 && c != '<') {
                // White space between two of them.
                continue;
            }
            out.write(c);
            if (out.size() > LARGEST) {
                throw new IOException("an envelope without end");
            }
            if (last == '<') {
                closing = c == '/';
            }
            matched = c == END[matched] ? matched + 1 : c == END[0] ? 1 : 0;
            if (matched == END.length) {
                if (closing) {
                    return Optional.of(out.toByteArray());
                }
                matched = 0;
            }
            last = c;
        }
        return Optional.empty();
    }
}
