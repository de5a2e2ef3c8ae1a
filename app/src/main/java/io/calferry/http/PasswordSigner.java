package io.calferry.http;

import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Basic and Digest. Reads the password once.
final class PasswordSigner implements Signer {

    private final String user;
    private final Revealed password;
    private Form form;
    private @Nullable String basic;
    private @Nullable DigestAnswers digest;

    PasswordSigner(String user, Revealed password, Form form) {
        this.user = user;
        this.password = password;
        this.form = form;
    }

    @Override
    public synchronized Optional<String> header(String method, URI uri) throws StoreException {
        return switch (form) {
            case BASIC -> Optional.of(basic());
            case DIGEST -> Optional.ofNullable(digest).map(known -> known.answer(method, uri));
        };
    }

    @Override
    public synchronized Next challenged(List<String> challenges, Optional<String> sent)
            throws StoreException {
        var offers = challenges.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
        if (form == Form.BASIC && offers.stream().anyMatch(offer -> offer.startsWith("basic"))) {
            return Next.GIVE_UP;
        }
        var offered = DigestAnswers.to(challenges, user, password);
        if (offered.isEmpty()) {
            return Next.GIVE_UP;
        }
        // The first use of a nonce that is refused means a wrong password; a later one, that the
        // nonce has grown old, which not every server says.
        var answered = sent.map(s -> s.startsWith("Digest ")).orElse(false);
        var worthIt = !answered || digest == null || digest.uses() > 1 || offered.get().stale();
        form = Form.DIGEST;
        if (worthIt) {
            digest = offered.get();
        }
        return worthIt ? Next.TRY_AGAIN : Next.GIVE_UP;
    }

    @Override
    public boolean secret() {
        return true;
    }

    private String basic() throws StoreException {
        if (basic == null) {
            basic = "Basic " + password.with(this::pair);
        }
        return basic;
    }

    /// In UTF-8, as RFC 7617 section 2.1 wishes and current servers expect.
    private String pair(char[] chars) {
        var pair = user + ":" + new String(chars);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /// How the password goes out.
    enum Form {
        BASIC,
        DIGEST
    }
}
