package io.calferry.desktop.editor;

import io.calferry.profile.SignIn;

import java.util.ArrayList;
import java.util.List;

/// In which way one signs in.
enum SignInKind {
    NONE,
    /// User and password (Basic).
    PASSWORD,
    DIGEST,
    /// As in a Windows domain (NTLM).
    DOMAIN,
    TOKEN,
    /// In the browser: shown where a profile says so, not offered.
    BROWSER;

    /// What a person may choose for a calendar of `kind`, with what is chosen already.
    static List<SignInKind> offered(Kind kind, SignInKind chosen) {
        var offered =
                new ArrayList<>(
                        switch (kind) {
                            case EXCHANGE -> List.of(PASSWORD, DOMAIN, TOKEN, NONE);
                            case CALDAV -> List.of(PASSWORD, DIGEST, TOKEN, NONE);
                            case FEED -> List.of(NONE, PASSWORD, DIGEST, TOKEN);
                            case FILE, FOLDER -> List.of(NONE);
                            case MICROSOFT -> List.of(BROWSER);
                        });
        if (!offered.contains(chosen)) {
            offered.add(chosen);
        }
        return List.copyOf(offered);
    }

    static SignInKind of(SignIn signIn) {
        return switch (signIn) {
            case SignIn.None _ -> NONE;
            case SignIn.Basic _ -> PASSWORD;
            case SignIn.Digest _ -> DIGEST;
            case SignIn.Ntlm _ -> DOMAIN;
            case SignIn.Bearer _ -> TOKEN;
            case SignIn.OAuth _ -> BROWSER;
        };
    }

    boolean wantsUser() {
        return switch (this) {
            case PASSWORD, DIGEST, DOMAIN, BROWSER -> true;
            case NONE, TOKEN -> false;
        };
    }

    boolean wantsPassword() {
        return switch (this) {
            case PASSWORD, DIGEST, DOMAIN, TOKEN -> true;
            case NONE, BROWSER -> false;
        };
    }
}
