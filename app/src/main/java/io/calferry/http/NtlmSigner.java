package io.calferry.http;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.apache.http.auth.AuthSchemeProvider;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.Credentials;
import org.apache.http.auth.NTCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.client.config.AuthSchemes;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.impl.auth.NTLMSchemeFactory;
import org.apache.http.impl.client.HttpClientBuilder;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// NTLM: the client library shakes hands on each connection, once (MS-NTHT section 3.1). Reads the
/// password once.
final class NtlmSigner implements Signer, CredentialsProvider {

    private final String user;
    private final Revealed password;
    private @Nullable NTCredentials credentials;

    /// @param user a name, alone or behind `DOMAIN\`, or `name@domain`
    NtlmSigner(String user, Revealed password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public synchronized Optional<String> header(String method, URI uri) throws StoreException {
        if (credentials == null) {
            credentials = password.with(this::credentials);
        }
        return Optional.empty();
    }

    private NTCredentials credentials(char[] chars) {
        int slash = user.indexOf('\\');
        var domain = slash < 0 ? "" : user.substring(0, slash);
        return new NTCredentials(user.substring(slash + 1), new String(chars), "", domain);
    }

    @Override
    public Next challenged(List<String> challenges, Optional<String> sent) {
        return Next.GIVE_UP;
    }

    @Override
    public boolean secret() {
        return true;
    }

    /// A server with Extended Protection wants the handshake bound to the TLS channel, which the
    /// library can't; its answer is that to a wrong password (RFC 5929, Exchange 2019 CU14).
    @Override
    public Fault.SignIn.Why refused(URI at) {
        return Hosts.overTls(at)
                ? Fault.SignIn.Why.REFUSED_OR_EXTENDED_PROTECTION
                : Fault.SignIn.Why.REFUSED;
    }

    /// Connections belong to one account, so that a signed one serves every request.
    @Override
    public void prepare(HttpClientBuilder client, RequestConfig.Builder requests) {
        client.setDefaultCredentialsProvider(this)
                .setDefaultAuthSchemeRegistry(
                        RegistryBuilder.<AuthSchemeProvider>create()
                                .register(AuthSchemes.NTLM, new NTLMSchemeFactory())
                                .build())
                .disableConnectionState();
        requests.setAuthenticationEnabled(true)
                .setTargetPreferredAuthSchemes(List.of(AuthSchemes.NTLM))
                .setProxyPreferredAuthSchemes(List.of());
    }

    @Override
    public synchronized @Nullable Credentials getCredentials(AuthScope scope) {
        return credentials;
    }

    @Override
    public void setCredentials(AuthScope scope, Credentials other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }
}
