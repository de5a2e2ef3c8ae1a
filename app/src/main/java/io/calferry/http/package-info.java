/// HTTP for every store that speaks it: one place for TLS trust, proxies, time-outs, redirects,
/// sign-in, Retry-After, the throttle gate of an account, and the mapping of all that can go wrong
/// to [io.calferry.sync.Fault].
///
/// A store opens one [HttpAccount] and sends [Request]s through it. Redirects are followed by our
/// own loop, because a client library turns a redirected PROPFIND into a GET and sends credentials
/// where they don't belong.
@NullMarked
package io.calferry.http;

import org.jspecify.annotations.NullMarked;
