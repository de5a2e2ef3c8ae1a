package io.calferry.bench.ews;

/// A way to sign in that a server can offer.
public enum SignInScheme {
    BASIC,
    NTLM,
    BEARER
}
