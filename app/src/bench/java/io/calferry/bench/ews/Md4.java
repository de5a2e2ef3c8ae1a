package io.calferry.bench.ews;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// MD4 (RFC 1320), which NTLM hashes passwords with and the JDK keeps to itself.
final class Md4 {

    private Md4() {}

    static byte[] digest(byte[] message) {
        var padded = Arrays.copyOf(message, (message.length + 8) / 64 * 64 + 64);
        padded[message.length] = (byte) 0x80;
        var words = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        words.putLong(padded.length - 8, message.length * 8L);
        var state = new int[] {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        var block = new int[16];
        for (var start = 0; start < padded.length; start += 64) {
            for (var i = 0; i < 16; i++) {
                block[i] = words.getInt(start + 4 * i);
            }
            var before = state.clone();
            rounds(state, block);
            for (var i = 0; i < 4; i++) {
                state[i] += before[i];
            }
        }
        var digest = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(state).forEach(digest::putInt);
        return digest.array();
    }

    private static void rounds(int[] s, int[] block) {
        var first = new int[] {3, 7, 11, 19};
        for (var i = 0; i < 16; i++) {
            turn(s, (s[1] & s[2]) | (~s[1] & s[3]), block[i], first[i % 4]);
        }
        var second = new int[] {3, 5, 9, 13};
        for (var i = 0; i < 16; i++) {
            var word = block[i % 4 * 4 + i / 4] + 0x5a827999;
            turn(s, (s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3]), word, second[i % 4]);
        }
        var order = new int[] {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};
        var third = new int[] {3, 9, 11, 15};
        for (var i = 0; i < 16; i++) {
            turn(s, s[1] ^ s[2] ^ s[3], block[order[i]] + 0x6ed9eba1, third[i % 4]);
        }
    }

    /// One step; the four words then change places, so that the next step finds its own first.
    private static void turn(int[] s, int mixed, int word, int shift) {
        var made = Integer.rotateLeft(s[0] + mixed + word, shift);
        s[0] = s[3];
        s[3] = s[2];
        s[2] = s[1];
        s[1] = made;
    }
}
