package io.calferry.bench.ews;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// A way in which [MemoryExchange] can go wrong when a test tells it to. Each is copied from what
/// people met on real servers.
public sealed interface Misbehaviour {

    /// The ways that need no further word.
    enum Kind implements Misbehaviour {
        /// Every request is answered 401, whatever the password.
        UNAUTHORIZED,
        /// Half of the announced body, then the connection ends.
        CUT_SHORT,
        /// Half of the body, announced as if it were all.
        CUT_UNNOTICED,
        /// What is asked is done, but the connection ends in place of an answer.
        DONE_BUT_NOT_SAID,
        /// What is asked is done, but no answer comes until the server closes.
        HANGS,
        /// Bodies come in chunks.
        CHUNKED,
        /// 200, and a page for people.
        NOT_XML,
        /// An answer that grows to gigabytes where entities are expanded.
        ENTITY_EXPANSION,
        /// An answer whose document type names a file of the reader's machine.
        EXTERNAL_ENTITY,
        /// Answers have no Date header.
        TELLS_NO_TIME,
        /// 500 without a SOAP fault.
        BARE_500,
        /// Every sync state is refused as ErrorInvalidSyncStateData.
        SYNC_STATE_INVALID,
        /// SyncFolderItems knows no folder: ErrorSyncFolderNotFound.
        SYNC_FOLDER_NOT_FOUND,
        /// An edited or deleted occurrence leaves the change key of its master alone, and
        /// SyncFolderItems does not speak of it.
        OCCURRENCES_UNREPORTED,
        /// `DeletedOccurrence` names the start that the occurrence had last, not its slot.
        DELETED_OCCURRENCES_STRAY,
        /// Ids of zones end in a line break, as from Exchange 2010.
        ZONES_END_IN_LINE_BREAKS,
        /// The UID that a client sets is ignored; the server makes one.
        UID_OF_ITS_OWN,
        /// Items have no UID and no GlobalObjectId, as those that some MAPI programs made.
        NO_UID,
        /// Exceptions in a MIME body carry another UID and a RECURRENCE-ID that is no slot.
        MIME_EXCEPTIONS_WRONG,
        /// A MIME body with exceptions lacks its END:VCALENDAR, as from Exchange 2016.
        MIME_WITHOUT_END,
        /// No item has a MIME body.
        MIME_NULL,
        /// Autodiscover is spoken over SOAP alone.
        NO_PLAIN_AUTODISCOVER,
        /// Subscribe is refused.
        NO_STREAMING,
        /// A streaming connection is cut right after its first notification.
        STREAM_CUT,
        /// A streaming connection knows no subscription: it died with its server.
        SUBSCRIPTION_LOST,
        /// NTLM needs channel bindings: without, the last leg is 401 (Extended Protection).
        EXTENDED_PROTECTION,
        /// More than four requests at a time, or two of SyncFolderItems, are ErrorServerBusy.
        STRICT_ABOUT_CONCURRENCY
    }

    /// In which form a server says that it is busy.
    enum BusyForm {
        /// 200, with the code in a response message.
        MESSAGE,
        /// 500, with a SOAP fault.
        FAULT,
        /// 503, with nothing: the queue of IIS.
        HTTP_503
    }

    /// ErrorServerBusy, with BackOffMilliseconds where the form has a place for it.
    record Busy(BusyForm form, long backOffMillis) implements Misbehaviour {}

    /// GetItem for more than so many items is ErrorTimeoutExpired.
    record TimesOutAbove(int items) implements Misbehaviour {}

    /// Reading the item of that subject fails, and with it all that come after it in the batch:
    /// ErrorBatchProcessingStopped.
    record StopsBatchAt(String subject) implements Misbehaviour {}

    /// The body of the item of that subject is broken XML.
    record BreaksBodyOf(String subject) implements Misbehaviour {}

    /// The item of that subject is listed, but GetItem says that way that it can't be had.
    record CannotGet(String subject, String code) implements Misbehaviour {}

    /// Subscribe is refused with that code.
    record RefusesSubscription(String code) implements Misbehaviour {}

    /// EWS is switched off for the tenant or the mailbox: that status for everything.
    record SwitchedOff(int status) implements Misbehaviour {}

    /// Redirects everything to the same path under another address.
    record RedirectsTo(URI base, int status) implements Misbehaviour {}

    /// SyncFolderItems returns at most so many changes a page, whatever is asked.
    record PagesOf(int changes) implements Misbehaviour {}

    /// Misbehaves for one operation only, such as `GetItem`.
    record On(String operation, Misbehaviour what) implements Misbehaviour {}

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
