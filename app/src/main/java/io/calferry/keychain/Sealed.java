package io.calferry.keychain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Bytes that only a passphrase opens: AES-256 in Galois/Counter Mode (NIST SP 800-38D) under a key
/// of PBKDF2 (RFC 8018 section 5.2). As a file: a name, the cost, salt and nonce, all in the clear
/// but covered by the tag, then the cipher text with its tag.
record Sealed(int cost, byte[] salt, byte[] nonce, byte[] cipherText) {

    /// What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with HMAC-SHA256.
    static final int COST = 600_000;

    /// More would be a trap: an hour of work and no end.
    private static final int MOST = 20 * COST;

    private static final byte[] NAME = "CALFERRY-KEYS-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEADER = NAME.length + Integer.BYTES + SALT + NONCE;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A key, and of which salt and cost it is.
    record Key(int cost, byte[] salt, SecretKeySpec aes) {

        /// With a salt of its own.
        static Key fresh(char[] passphrase) {
            return derive(passphrase, COST, random(SALT));
        }

        private static Key derive(char[] passphrase, int cost, byte[] salt) {
            var spec = new PBEKeySpec(passphrase, salt, cost, 256);
            try {
                var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
                var bytes = factory.generateSecret(spec).getEncoded();
                var key = new Key(cost, salt, new SecretKeySpec(bytes, "AES"));
                Secrets.wipe(bytes);
                return key;
            } catch (GeneralSecurityException e) {
                // Every Java has both (Java Security Standard Algorithm Names).
                throw new IllegalStateException(e);
            } finally {
                spec.clearPassword();
            }
        }

        @Override
        public String toString() {
            return "Key";
        }
    }

    /// Takes a file apart; empty where it is not one of these.
    static Optional<Sealed> parse(byte[] file) {
        if (file.length < HEADER + TAG
                || !Arrays.equals(file, 0, NAME.length, NAME, 0, NAME.length)) {
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(file, NAME.length, file.length - NAME.length);
        var sealed =
                new Sealed(
                        in.getInt(),
                        take(in, SALT),
                        take(in, NONCE),
                        take(in, file.length - HEADER));
        return Optional.of(sealed).filter(it -> it.cost >= COST && it.cost <= MOST);
    }

    private static byte[] take(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    byte[] file() {
        return ByteBuffer.allocate(HEADER + cipherText.length)
                .put(header(cost, salt, nonce))
                .put(cipherText)
                .array();
    }

    private static byte[] header(int cost, byte[] salt, byte[] nonce) {
        return ByteBuffer.allocate(HEADER).put(NAME).putInt(cost).put(salt).put(nonce).array();
    }

    /// Whether `key` was made for this salt and cost.
    boolean fits(Key key) {
        return key.cost == cost && Arrays.equals(key.salt, salt);
    }

    /// The key that `passphrase` gives here; takes half a second, that being the point of it.
    Key key(char[] passphrase) {
        return Key.derive(passphrase, cost, salt);
    }

    /// Seals under a nonce of its own.
    static Sealed of(byte[] plain, Key key) {
        var nonce = random(NONCE);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            return new Sealed(key.cost, key.salt, nonce, cipher.doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Empty where the key is not the right one, or a bit was changed.
    Optional<byte[]> open(Key key) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(cipherText));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.aes, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(header(key.cost, key.salt, nonce));
        return cipher;
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
