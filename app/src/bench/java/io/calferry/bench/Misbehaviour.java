package io.calferry.bench;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// A way in which [MemoryCalDav] can go wrong when a test tells it to. Most are copied from servers
/// that people use.
public sealed interface Misbehaviour {

    /// The ways that need no further word.
    enum Kind implements Misbehaviour {
        /// Every request is answered 401, whatever the password.
        UNAUTHORIZED,
        /// Every request is answered 403.
        FORBIDDEN,
        /// Calendars and all that is in them answer 404.
        VANISHED,
        /// Half of the announced body, then the connection ends.
        CUT_SHORT,
        /// Half of the body, announced as if it were all.
        CUT_UNNOTICED,
        /// A PUT or DELETE is done, but the connection ends in place of an answer.
        DONE_BUT_NOT_SAID,
        /// A multistatus whose body is an HTML page.
        NOT_XML,
        /// A multistatus that grows to gigabytes where entities are expanded.
        ENTITY_EXPANSION,
        /// A multistatus whose document type names a file of the reader's machine.
        EXTERNAL_ENTITY,
        /// Successful PUTs carry no ETag.
        NO_ETAG_ON_PUT,
        /// The ETag moves right after each PUT, though the content does not.
        ETAG_MOVES,
        /// What is stored is not what was sent: other order, PRODID, DTSTAMP and folds.
        REWRITES,
        /// ETags are weak (`W/"1"`); If-Match takes them as they are.
        WEAK_ETAGS,
        /// ETags are weak, and If-Match with one never matches (RFC 9110 section 13.1.1).
        WEAK_ETAGS_NEVER_MATCH,
        /// ETags come without quotes in listings and headers.
        UNQUOTED_ETAGS,
        /// Hrefs come with everything percent-encoded but letters, digits and dots.
        ENCODED_HREFS,
        /// Hrefs come as absolute URLs.
        ABSOLUTE_HREFS,
        /// Every sync token is refused with 403 valid-sync-token (RFC 6578 section 3.2).
        TOKEN_REFUSED,
        /// Every sync token is answered 500, as xandikos does.
        TOKEN_FAILS,
        /// Every sync token is answered with the full list, without tombstones, as DAViCal does.
        TOKEN_IGNORED,
        /// A sync token counts in whichever calendar, as the mere numbers of sabre/dav do.
        TOKEN_OF_ANY_CALENDAR,
        /// The first sync-collection carries tombstones of earlier deletions, as radicale's does.
        TOMBSTONES_AT_FIRST,
        /// No sync-collection report and no token, as in old sabre/dav.
        NO_SYNC_COLLECTION,
        /// MKCALENDAR is not known, as on old sabre/dav; MKCOL is.
        NO_MKCALENDAR,
        /// No report works but calendar-multiget; lists come from PROPFIND alone.
        NO_QUERY,
        /// A multiget leaves out what is not there, instead of a 404 entry.
        MISSING_LEFT_OUT,
        /// A multiget that names something that is not there is 404 as a whole.
        MISSING_FAILS_ALL,
        /// The calendar lists itself among its objects, with an ETag.
        LISTS_ITSELF,
        /// PUT and DELETE are 403 need-privileges.
        READ_ONLY,
        /// PUT replaces what is there in spite of `If-None-Match: *`.
        IF_NONE_MATCH_IGNORED,
        /// A failed precondition is a 207 with the status inside, as from xandikos.
        REFUSES_IN_207,
        /// PUT is 507 quota-not-exceeded.
        FULL,
        /// What is asked is done, but no answer comes until the server closes.
        HANGS,
        /// The body comes byte by byte, one each 50 milliseconds.
        DRIBBLES,
        /// The second request of a connection is met with a reset.
        RESETS_REUSED,
        /// Bodies come in chunks.
        CHUNKED
    }

    /// Answers `status` (429 or 503) with that Retry-After.
    record Busy(int status, String retryAfter) implements Misbehaviour {}

    /// Whatever names the object of that file name is 500: GET, PUT, DELETE, and its entry in a
    /// multiget.
    record FailsOn(String name) implements Misbehaviour {}

    /// A PUT of the object of that file name is refused with `status` and a CalDAV precondition.
    record Refuses(String name, int status) implements Misbehaviour {}

    /// Redirects everything to the same path under another address.
    record RedirectsTo(URI base, int status) implements Misbehaviour {}

    /// A multiget leaves out the object of that file name, though it is there.
    record OmitsFromMultiget(String name) implements Misbehaviour {}

    /// A sync-collection answers at most so many members, and 507 for the rest (RFC 6578 section
    /// 3.6).
    record PagesOf(int size) implements Misbehaviour {}

    /// Misbehaves for one method only.
    record On(String method, Misbehaviour what) implements Misbehaviour {}

    /// Misbehaves the first so many times, then well.
    record Times(AtomicInteger left, Misbehaviour what) implements Misbehaviour {}

    /// Misbehaves from the request after the first `skipped` on.
    record After(AtomicInteger skipped, Misbehaviour what) implements Misbehaviour {}

    static Misbehaviour times(int count, Misbehaviour what) {
        return new Times(new AtomicInteger(count), what);
    }

    static Misbehaviour after(int skipped, Misbehaviour what) {
        return new After(new AtomicInteger(skipped), what);
    }
}
