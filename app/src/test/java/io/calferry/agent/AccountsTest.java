package io.calferry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountsTest {

    @Test
    void an_account_is_a_user_of_a_server_and_a_file_is_one_of_its_own() {
        assertThat(Accounts.of(Some.ofAccount("a", "me")))
                .containsExactly("file a-source", "web dav.example.org:-1 me");
        assertThat(Accounts.of(Some.ofAccount("b", "me")))
                .containsExactly("file b-source", "web dav.example.org:-1 me");
        assertThat(Accounts.of(Some.profile("a")))
                .containsExactly("file a-source", "file a-target");
    }
}
