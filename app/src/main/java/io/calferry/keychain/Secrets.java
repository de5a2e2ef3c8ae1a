package io.calferry.keychain;

import java.util.Arrays;

/// What is done with every secret.
final class Secrets {

    private Secrets() {}

    static void check(char[] secret) {
        if (secret.length == 0) {
            throw new IllegalArgumentException("an empty secret");
        }
    }

    static void wipe(char[] secret) {
        Arrays.fill(secret, '\0');
    }

    static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }
}
