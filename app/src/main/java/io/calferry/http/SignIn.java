package io.calferry.http;

/// How to sign in. OAuth becomes a further case when Graph comes.
public sealed interface SignIn {

    /// Nobody signs in.
    record None() implements SignIn {}

    /// Basic (RFC 7617), sent with the first request. A server that asks for Digest and not for
    /// Basic gets Digest, which shows it less.
    record Basic(String user, Secret secret) implements SignIn {}

    /// Digest (RFC 7616). Never falls back to Basic.
    record Digest(String user, Secret secret) implements SignIn {}

    /// NTLM (MS-NTHT), which signs a connection and not a request. Never falls back to Basic.
    ///
    /// @param user a name, alone or behind `DOMAIN\`, or `name@domain`
    record Ntlm(String user, Secret secret) implements SignIn {}

    /// A bearer token (RFC 6750).
    record Bearer(Secret secret) implements SignIn {}
}
