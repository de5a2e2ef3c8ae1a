package io.calferry.caldav;

import io.calferry.http.Hosts;
import io.calferry.sync.Href;

import java.net.URI;

/// Where the calendar is. A server may have moved it: what it says in its answers counts, not what
/// the user typed.
final class Calendar {

    private final String named;
    private volatile URI at;

    /// @param at with or without the slash at its end
    Calendar(URI at) {
        this.at = slashed(at);
        this.named = Hosts.shown(at) + this.at.getRawPath();
    }

    /// Host and path as the user gave them, wherever the server has moved it. No spaces in it.
    String named() {
        return named;
    }

    URI at() {
        return at;
    }

    /// Takes note that the calendar's answers come from another address.
    void answeredFrom(URI other) {
        if (!at.equals(other)) {
            at = slashed(other);
        }
    }

    /// The path of the calendar itself.
    Href href() {
        return Hrefs.decoded(at.getRawPath());
    }

    /// The address of an object.
    URI of(Href href) {
        return at.resolve(Hrefs.encoded(href));
    }

    /// Where an object of that file name lies.
    Href member(String name) {
        return new Href(href().value() + name);
    }

    /// Whether that is the calendar, with or without its slash.
    boolean is(Href href) {
        var own = href().value();
        return href.value().equals(own) || (href.value() + "/").equals(own);
    }

    /// What may be said about it: host and path hold no secret in CalDAV.
    String shown() {
        return Hosts.shown(at) + href().value();
    }

    private static URI slashed(URI uri) {
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return path.endsWith("/") ? uri : uri.resolve(path + "/");
    }
}
