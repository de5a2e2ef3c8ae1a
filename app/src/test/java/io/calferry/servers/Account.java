package io.calferry.servers;

import java.net.URI;

/// A calendar and who may write to it.
///
/// @param calendar its URL, with the slash at the end
/// @param user empty where the server knows no users
public record Account(URI calendar, String user, String password) {

    /// A client that speaks to the server as this user.
    public PlainDav client() {
        return new PlainDav(user, password);
    }
}
