package io.calferry.http;

import io.calferry.sync.StoreException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Answers to one challenge of the Digest scheme (RFC 7616), with qop `auth` or, for old servers,
/// none. Holds a hash of user, realm and password, not the password.
final class DigestAnswers {

    private static final Pattern NEXT_SCHEME =
            Pattern.compile(",?\\s*(?=\\b(?:Digest|Basic|Bearer|NTLM|Negotiate)\\b(?!\\s*=))");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    /// Strongest first.
    private static final List<Algorithm> ALGORITHMS =
            List.of(
                    new Algorithm("SHA-512-256", "SHA-512/256"),
                    new Algorithm("SHA-256", "SHA-256"),
                    new Algorithm("MD5", "MD5"));

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String user;
    private final Map<String, String> challenge;
    private final Algorithm algorithm;
    private final String account;
    private final AtomicInteger uses = new AtomicInteger();

    private DigestAnswers(
            String user, Map<String, String> challenge, Algorithm algorithm, String account) {
        this.user = user;
        this.challenge = challenge;
        this.algorithm = algorithm;
        this.account = account;
    }

    /// To the strongest challenge that we can answer, if there is one.
    static Optional<DigestAnswers> to(List<String> challenges, String user, Revealed password)
            throws StoreException {
        var offered =
                challenges.stream()
                        .flatMap(NEXT_SCHEME::splitAsStream)
                        .filter(one -> one.regionMatches(true, 0, "Digest ", 0, 7))
                        .map(DigestAnswers::parameters)
                        .filter(one -> one.containsKey("realm") && one.containsKey("nonce"))
                        .filter(one -> !one.containsKey("qop") || qopAuth(one))
                        .toList();
        for (var algorithm : ALGORITHMS) {
            for (var challenge : offered) {
                if (algorithm.name().equals(named(challenge))) {
                    var realm = challenge.getOrDefault("realm", "");
                    var account =
                            password.with(
                                    chars ->
                                            algorithm.of(
                                                    user + ":" + realm + ":" + new String(chars)));
                    return Optional.of(new DigestAnswers(user, challenge, algorithm, account));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the server said that only the nonce was too old.
    boolean stale() {
        return "true".equalsIgnoreCase(challenge.get("stale"));
    }

    /// How often the nonce was used.
    int uses() {
        return uses.get();
    }

    /// The value of the Authorization header.
    String answer(String method, URI uri) {
        var nonce = challenge.getOrDefault("nonce", "");
        var count = HexFormat.of().toHexDigits(uses.incrementAndGet());
        var random = new byte[12];
        RANDOM.nextBytes(random);
        var ours = HexFormat.of().formatHex(random);
        var target = target(uri);
        var key = session() ? algorithm.of(account + ":" + nonce + ":" + ours) : account;
        var act = algorithm.of(method + ":" + target);
        var response =
                qopAuth(challenge)
                        ? algorithm.of(String.join(":", key, nonce, count, ours, "auth", act))
                        : algorithm.of(key + ":" + nonce + ":" + act);
        var header = new StringBuilder("Digest ");
        header.append("username=").append(quoted(user));
        header.append(", realm=").append(quoted(challenge.getOrDefault("realm", "")));
        header.append(", nonce=").append(quoted(nonce));
        header.append(", uri=").append(quoted(target));
        header.append(", response=").append(quoted(response));
        if (challenge.containsKey("algorithm")) {
            header.append(", algorithm=").append(challenge.get("algorithm"));
        }
        if (challenge.containsKey("opaque")) {
            header.append(", opaque=").append(quoted(challenge.getOrDefault("opaque", "")));
        }
        if (qopAuth(challenge)) {
            header.append(", qop=auth, nc=").append(count);
        }
        if (qopAuth(challenge) || session()) {
            header.append(", cnonce=").append(quoted(ours));
        }
        return header.toString();
    }

    private boolean session() {
        return challenge.getOrDefault("algorithm", "").toUpperCase(Locale.ROOT).endsWith("-SESS");
    }

    private static String target(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static String named(Map<String, String> challenge) {
        var name = challenge.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
        return name.endsWith("-SESS") ? name.substring(0, name.length() - 5) : name;
    }

    private static boolean qopAuth(Map<String, String> challenge) {
        return List.of(challenge.getOrDefault("qop", "").toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .contains("auth");
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Map<String, String> parameters(String challenge) {
        var found = new HashMap<String, String>();
        var matcher = PARAMETER.matcher(challenge.substring(7));
        while (matcher.find()) {
            var quoted = matcher.group(2);
            var value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            found.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return found;
    }

    /// A hash under the name that the scheme has for it and the name that Java has.
    private record Algorithm(String name, String inJava) {
        String of(String text) {
            try {
                var digest = MessageDigest.getInstance(inJava);
                return HexFormat.of()
                        .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has " + inJava, e);
            }
        }
    }
}
