package io.calferry.bench.ews;

import java.net.URI;

/// Where autodiscover sends a client instead of answering.
public sealed interface Redirect {

    /// To another address: `RedirectAddr`.
    record ToAddress(String address) implements Redirect {}

    /// To another service, said in the answer: `RedirectUrl`.
    record ToUrl(URI url) implements Redirect {}

    /// To another service, by HTTP.
    record ByHttp(URI url, int status) implements Redirect {}

    /// Nowhere: there is no such address.
    record Nowhere() implements Redirect {}
}
