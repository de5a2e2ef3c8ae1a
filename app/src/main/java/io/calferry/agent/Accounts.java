package io.calferry.agent;

import io.calferry.profile.Endpoint;
import io.calferry.profile.Profile;
import io.calferry.profile.SignIn;
import io.calferry.sync.Side;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Which accounts a profile uses. Two profiles of one account don't run at the same time, and what
/// a server asks of one, to come later, holds for both.
final class Accounts {

    private Accounts() {}

    static Set<String> of(Profile profile) {
        var accounts = new TreeSet<String>();
        for (var side : Side.values()) {
            accounts.add(of(profile.on(side)));
        }
        return accounts;
    }

    static String of(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Folder(var path) -> "file " + path;
            case Endpoint.Ics ics ->
                    ics.file()
                            .map(it -> "file " + it)
                            .orElseGet(() -> web(ics.url(), ics.signIn()));
            case Endpoint.CalDav(var url, var signIn, _) -> web(url, signIn);
            case Endpoint.Exchange(_, _, _, _, var signIn, _) ->
                    "exchange " + exchange(endpoint) + " " + user(signIn);
            case Endpoint.Graph(var signIn, _) -> "graph " + user(signIn);
        };
    }

    private static String exchange(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Exchange(Endpoint.Server.At(var url), _, _, _, _, _)
                ? host(url)
                : endpoint instanceof Endpoint.Exchange it ? it.mailbox() : "";
    }

    private static String web(URI url, SignIn signIn) {
        return "web " + host(url) + " " + user(signIn);
    }

    private static String host(URI url) {
        return Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT)
                + ":"
                + url.getPort();
    }

    private static String user(SignIn signIn) {
        return switch (signIn) {
            case SignIn.None _, SignIn.Bearer _ -> "";
            case SignIn.Basic(var user, _) -> user;
            case SignIn.Digest(var user, _) -> user;
            case SignIn.Ntlm(var user, _) -> user;
            case SignIn.OAuth(var user) -> user.orElse("");
        };
    }
}
