package io.calferry.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The text of before-images as it is stored: a byte 0 and the text in UTF-8, or a byte 1 and the
/// same deflated (RFC 1950) where that is shorter.
final class Images {

    private static final int WORTH_IT = 256;

    private Images() {}

    /// One takes a quarter of a megabyte outside the heap, and longer to make than to use.
    private static final Queue<Deflater> DEFLATERS = new ConcurrentLinkedQueue<>();

    static byte[] pack(String text) {
        var plain = text.getBytes(StandardCharsets.UTF_8);
        var packed = new byte[1 + plain.length];
        if (plain.length >= WORTH_IT) {
            var length = deflate(plain, packed);
            if (length > 0) {
                packed[0] = 1;
                return Arrays.copyOf(packed, 1 + length);
            }
        }
        System.arraycopy(plain, 0, packed, 1, plain.length);
        return packed;
    }

    /// From the second byte of `packed` on; how many bytes that are, 0 where there is no room.
    private static int deflate(byte[] plain, byte[] packed) {
        var kept = DEFLATERS.poll();
        var deflater = kept == null ? new Deflater(Deflater.BEST_SPEED) : kept;
        deflater.setInput(plain);
        deflater.finish();
        var length = deflater.deflate(packed, 1, plain.length - 1);
        var finished = deflater.finished();
        deflater.reset();
        DEFLATERS.add(deflater);
        return finished ? length : 0;
    }

    /// Throws `IllegalArgumentException` for what [#pack] did not make.
    static String unpack(byte[] packed) {
        if (packed.length > 0 && packed[0] == 0) {
            return new String(packed, 1, packed.length - 1, StandardCharsets.UTF_8);
        }
        if (packed.length == 0 || packed[0] != 1) {
            throw new IllegalArgumentException("no image");
        }
        try (var inflater = new Inflater()) {
            inflater.setInput(packed, 1, packed.length - 1);
            var plain = new ByteArrayOutputStream(4 * packed.length);
            var buffer = new byte[8192];
            while (!inflater.finished()) {
                var length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw new IllegalArgumentException("an image is cut off");
                }
                plain.write(buffer, 0, length);
            }
            return plain.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
