package io.calferry.http;

/// How to sign in. NTLM and OAuth become further cases when Exchange and Graph come.
public sealed interface SignIn {

    /// Nobody signs in.
    record None() implements SignIn {}

    /// Basic (RFC 7617), sent with the first request. A server that asks for Digest and not for
    /// Basic gets Digest, which shows it less.
    record Basic(String user, Secret secret) implements SignIn {}

    /// Digest (RFC 7616). Never falls back to Basic.
    record Digest(String user, Secret secret) implements SignIn {}

    /// A bearer token (RFC 6750).
    record Bearer(Secret secret) implements SignIn {}
}
