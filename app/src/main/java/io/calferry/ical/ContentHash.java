package io.calferry.ical;

/// 128 bits that change with the content lines they were made of. Nobody is kept out by it, so it
/// is fast rather than strong (after FNV-1a).
final class ContentHash {

    private long one;
    private long two;

    void reset() {
        one = 0xCBF29CE484222325L;
        two = 0x9E3779B97F4A7C15L;
    }

    /// Adds a line.
    void add(byte[] line, int length) {
        long a = one;
        long b = two;
        for (int i = 0; i < length; i++) {
            a = (a ^ line[i]) * 0x100000001B3L;
            b = (b + line[i]) * 0x5851F42D4C957F2DL;
        }
        one = (a ^ '\n') * 0x100000001B3L;
        two = b * 0x5851F42D4C957F2DL + length;
    }

    long one() {
        return one;
    }

    long two() {
        return two;
    }
}
