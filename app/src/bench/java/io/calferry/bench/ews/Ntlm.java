package io.calferry.bench.ews;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The server's half of NTLM (MS-NLMP), version 2 of the response alone.
final class Ntlm {

    private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
    private static final int NEGOTIATED = 0xA288_8205;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ntlm() {}

    /// What is remembered of one connection: NTLM signs in a connection, not a request.
    static final class Session {

        private byte[] challenge = {};
        private Optional<Mailbox> signedIn = Optional.empty();

        Optional<Mailbox> signedIn() {
            return signedIn;
        }

        void signIn(Mailbox who) {
            signedIn = Optional.of(who);
        }
    }

    /// What a client claims with its last message.
    ///
    /// @param response what follows its 16 bytes of proof is part of what is proven
    record Claim(String domain, String user, byte[] response) {

        /// Whether whoever sent this knows `password` (MS-NLMP section 3.3.2).
        boolean proves(String password, Session session) {
            var key =
                    hmac(Md4.digest(wide(password)), wide(user.toUpperCase(Locale.ROOT) + domain));
            var rest = Arrays.copyOfRange(response, 16, response.length);
            var message = Arrays.copyOf(session.challenge, session.challenge.length + rest.length);
            System.arraycopy(rest, 0, message, session.challenge.length, rest.length);
            return MessageDigest.isEqual(hmac(key, message), Arrays.copyOf(response, 16));
        }

        /// Whether the response is bound to a TLS channel: `MsvAvChannelBindings` (section
        /// 2.2.2.1) is there and not zero.
        boolean isBound() {
            var pairs = ByteBuffer.wrap(response).order(ByteOrder.LITTLE_ENDIAN);
            pairs.position(Math.min(44, response.length));
            while (pairs.remaining() >= 4) {
                var id = pairs.getShort();
                var value = new byte[Math.min(pairs.getShort() & 0xffff, pairs.remaining())];
                pairs.get(value);
                if (id == 0) {
                    return false;
                }
                if (id == 10) {
                    return !Arrays.equals(value, new byte[value.length]);
                }
            }
            return false;
        }
    }

    /// 1 where the client begins, 3 where it claims to be somebody; 0 for anything else.
    static int type(byte[] message) {
        return message.length >= 12 && Arrays.equals(Arrays.copyOf(message, 8), SIGNATURE)
                ? message[8]
                : 0;
    }

    /// The challenge, in Base64 (section 2.2.1.2).
    static String challenge(Session session) {
        session.challenge = new byte[8];
        RANDOM.nextBytes(session.challenge);
        var target = wide("EXAMPLE");
        var pairs = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        pair(pairs, 2, target);
        pair(pairs, 1, wide("MAIL"));
        pair(pairs, 4, wide("example.org"));
        pair(pairs, 3, wide("mail.example.org"));
        pairs.putShort((short) 7).putShort((short) 8);
        pairs.putLong((System.currentTimeMillis() + 11_644_473_600_000L) * 10_000);
        pairs.putInt(0);
        var length = pairs.position();
        var message =
                ByteBuffer.allocate(56 + target.length + length).order(ByteOrder.LITTLE_ENDIAN);
        message.put(SIGNATURE).putInt(2);
        message.putShort((short) target.length).putShort((short) target.length).putInt(56);
        message.putInt(NEGOTIATED).put(session.challenge).putLong(0);
        message.putShort((short) length).putShort((short) length).putInt(56 + target.length);
        message.putLong(0x0F00_0000_4563_000AL);
        message.put(target).put(pairs.array(), 0, length);
        return Base64.getEncoder().encodeToString(message.array());
    }

    private static void pair(ByteBuffer pairs, int id, byte[] value) {
        pairs.putShort((short) id).putShort((short) value.length).put(value);
    }

    /// Reads the last message (section 2.2.1.3); empty where it is none, or not of version 2.
    static Optional<Claim> claim(byte[] message) {
        try {
            var in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
            var response = field(in, 20);
            var wide = (in.getInt(60) & 1) != 0;
            var charset = wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
            return response.length < 44
                    ? Optional.empty()
                    : Optional.of(
                            new Claim(
                                    new String(field(in, 28), charset),
                                    new String(field(in, 36), charset),
                                    response));
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static byte[] field(ByteBuffer message, int at) {
        var field = new byte[message.getShort(at) & 0xffff];
        message.get(message.getInt(at + 4), field);
        return field;
    }

    private static byte[] wide(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key, "HmacMD5"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
