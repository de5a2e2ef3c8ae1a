package io.calferry.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionKeychainTest extends KeychainContract {

    @Override
    Keychain keychain() {
        return new SessionKeychain();
    }

    @Test
    void the_end_of_the_session_is_the_end_of_the_secrets() throws Exception {
        var keychain = keychain();
        keep(keychain, SOURCE, "hunter2");
        keychain.close();
        assertThat(read(keychain, SOURCE)).isEmpty();
    }
}
