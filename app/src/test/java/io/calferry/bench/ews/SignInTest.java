package io.calferry.bench.ews;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.http.auth.AuthScope;
import org.apache.http.auth.NTCredentials;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

class SignInTest {

    private final MemoryExchange server = MemoryExchange.start();
    private final Account ada = server.account("ada@example.org", "Ada Lovelace", "hunter2 of ada");

    @AfterEach
    void stop() {
        server.close();
    }

    /// RFC 1320 section A.5.
    @Test
    void md4_is_md4() {
        var long80 = "1234567890".repeat(8).getBytes(StandardCharsets.US_ASCII);

        assertThat(HexFormat.of().formatHex(Md4.digest(new byte[0])))
                .isEqualTo("31d6cfe0d16ae931b73c59d7e0c089c0");
        assertThat(HexFormat.of().formatHex(Md4.digest(long80)))
                .isEqualTo("e33b4ddc9c38f2199c3e7b164fcc0536");
    }

    @Test
    void ntlm_lets_in_who_knows_the_password() throws Exception {
        server.offer(SignInScheme.NTLM);

        assertThat(ntlm("hunter2 of ada")).isEqualTo(200);
        assertThat(ntlm("not hunter2")).isEqualTo(401);
    }

    @Test
    void extended_protection_refuses_at_the_last_leg() throws Exception {
        server.offer(SignInScheme.NTLM);
        server.misbehave(Misbehaviour.Kind.EXTENDED_PROTECTION);

        assertThat(ntlm("hunter2 of ada")).isEqualTo(401);
    }

    @Test
    void a_bearer_token_is_good_until_it_expires() throws Exception {
        server.offer(SignInScheme.BEARER);
        ada.token("token");

        assertThat(with("Bearer token")).isEqualTo(200);
        server.expireTokens();
        assertThat(with("Bearer token")).isEqualTo(401);
        assertThat(with("Basic YWRhOmh1bnRlcjIgb2YgYWRh")).isEqualTo(401);
    }

    private int ntlm(String password) throws Exception {
        var provider = new BasicCredentialsProvider();
        provider.setCredentials(AuthScope.ANY, new NTCredentials("ada", password, "", "EXAMPLE"));
        try (var http = HttpClients.custom().setDefaultCredentialsProvider(provider).build();
                var answer = http.execute(request())) {
            return answer.getStatusLine().getStatusCode();
        }
    }

    private int with(String authorization) throws Exception {
        var request = request();
        request.setHeader("Authorization", authorization);
        try (var http = HttpClients.createMinimal();
                var answer = http.execute(request)) {
            return answer.getStatusLine().getStatusCode();
        }
    }

    private HttpPost request() {
        var request = new HttpPost(server.url());
        request.setEntity(
                new StringEntity(
                        "<s:Envelope xmlns:s=\"s\" xmlns:m=\"m\" xmlns:t=\"t\"><s:Body>"
                                + "<m:GetRoomLists/></s:Body></s:Envelope>",
                        StandardCharsets.UTF_8));
        return request;
    }
}
