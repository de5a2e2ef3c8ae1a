package io.calferry.profile;

import java.util.Optional;

/// How a profile signs in to a server.
public sealed interface SignIn {

    /// Where the password, or the token, comes from; empty where there is none to fetch.
    default Optional<PasswordSource> secret() {
        return switch (this) {
            case None _, OAuth _ -> Optional.empty();
            case Basic(_, var password) -> Optional.of(password);
            case Digest(_, var password) -> Optional.of(password);
            case Ntlm(_, var password) -> Optional.of(password);
            case Bearer(var password) -> Optional.of(password);
        };
    }

    /// Not at all.
    record None() implements SignIn {}

    /// RFC 7617.
    record Basic(String username, PasswordSource password) implements SignIn {}

    /// RFC 7616.
    record Digest(String username, PasswordSource password) implements SignIn {}

    /// MS-NLMP.
    ///
    /// @param username with its domain, `DOMAIN\name`, or alone
    record Ntlm(String username, PasswordSource password) implements SignIn {}

    /// A token that does not expire, or that its source renews (RFC 6750).
    record Bearer(PasswordSource password) implements SignIn {}

    /// In the browser.
    ///
    /// @param username whom to propose there
    record OAuth(Optional<String> username) implements SignIn {}
}
