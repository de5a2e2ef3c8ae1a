/// A store over CalDAV (RFC 4791) and the discovery of calendars (RFC 6764).
///
/// What servers do differently is met by rules and not by their names: whatever is said about a
/// server in a comment is an example of why a rule is there. The rules are: a listing that can't be
/// had in one way is asked for in the next, and is a fault rather than short; an href is compared
/// decoded; only what a 2xx stands over counts; an answer of 207 to a write is read like any
/// other; "not there" counts only for an href that was asked for by name, while the calendar
/// itself is there.
///
/// sardine puts the requests on the wire. Its own PROPFIND is not used: it drops rows whose href
/// it can't parse, which looks like a deletion, and its JAXB is slow to start.
@NullMarked
package io.calferry.caldav;

import org.jspecify.annotations.NullMarked;
