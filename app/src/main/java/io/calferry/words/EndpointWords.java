package io.calferry.words;

import io.calferry.profile.Endpoint;
import io.calferry.sync.Side;

import java.net.URI;

/// What a calendar of a profile is called.
public final class EndpointWords {

    private final Bundle bundle;

    EndpointWords(Bundle bundle) {
        this.bundle = bundle;
    }

    /// What an endpoint is to people, without anything secret in its address; the same in every
    /// language.
    public static String place(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Folder(var path) -> path.toString();
            case Endpoint.Ics feed ->
                    feed.file().map(Object::toString).orElseGet(() -> host(feed.url()));
            case Endpoint.CalDav(var url, _, _) -> host(url);
            case Endpoint.Exchange(_, var mailbox, var calendar, _, _, _) ->
                    mailbox + ", " + calendar;
            case Endpoint.Graph _ -> "Microsoft 365";
        };
    }

    private static String host(URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /// What kind of calendar it is, such as `ICS feed`.
    public String kind(Endpoint endpoint) {
        return bundle.get(
                switch (endpoint) {
                    case Endpoint.Folder _ -> "kind.folder";
                    case Endpoint.Ics feed ->
                            feed.file().isPresent() ? "kind.ics-file" : "kind.ics-feed";
                    case Endpoint.CalDav _ -> "kind.caldav";
                    case Endpoint.Exchange _ -> "kind.exchange";
                    case Endpoint.Graph _ -> "kind.graph";
                });
    }

    /// Such as `source`.
    public String side(Side side) {
        return bundle.choose("side", side);
    }
}
