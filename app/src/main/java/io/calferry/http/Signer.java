package io.calferry.http;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.HttpClientBuilder;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Makes the Authorization header of one account. NTLM, which signs a connection and not a request,
/// gives no header and sets the connections up instead.
interface Signer {

    /// For the next request to `uri`; empty where there is nothing to send, or not yet.
    Optional<String> header(String method, URI uri) throws StoreException;

    /// Takes up the challenges of a 401. Says whether the request is worth another try.
    ///
    /// @param sent the header that was refused
    Next challenged(List<String> challenges, Optional<String> sent) throws StoreException;

    /// Whether anything secret goes out at all.
    boolean secret();

    /// What it means that a server refused it for good.
    ///
    /// @param at whose answer that was
    default Fault.SignIn.Why refused(URI at) {
        return secret() ? Fault.SignIn.Why.REFUSED : Fault.SignIn.Why.NO_PASSWORD;
    }

    /// Sets up the connections that it signs.
    default void prepare(HttpClientBuilder client, RequestConfig.Builder requests) {}

    /// What to do after a 401.
    enum Next {
        TRY_AGAIN,
        GIVE_UP
    }

    static Signer of(SignIn signIn, String host) {
        return switch (signIn) {
            case SignIn.None() -> new Nobody();
            case SignIn.Basic(var user, var secret) ->
                    new PasswordSigner(user, new Revealed(secret, host), PasswordSigner.Form.BASIC);
            case SignIn.Digest(var user, var secret) ->
                    new PasswordSigner(
                            user, new Revealed(secret, host), PasswordSigner.Form.DIGEST);
            case SignIn.Ntlm(var user, var secret) ->
                    new NtlmSigner(user, new Revealed(secret, host));
            case SignIn.Bearer(var secret) -> new BearerSigner(new Revealed(secret, host));
        };
    }

    /// Sends nothing.
    record Nobody() implements Signer {
        @Override
        public Optional<String> header(String method, URI uri) {
            return Optional.empty();
        }

        @Override
        public Next challenged(List<String> challenges, Optional<String> sent) {
            return Next.GIVE_UP;
        }

        @Override
        public boolean secret() {
            return false;
        }
    }

    /// A fresh token for every request.
    record BearerSigner(Revealed token) implements Signer {
        @Override
        public Optional<String> header(String method, URI uri) throws StoreException {
            return Optional.of(token.with(chars -> "Bearer " + new String(chars)));
        }

        @Override
        public Next challenged(List<String> challenges, Optional<String> sent) {
            return Next.GIVE_UP;
        }

        @Override
        public boolean secret() {
            return true;
        }
    }
}
