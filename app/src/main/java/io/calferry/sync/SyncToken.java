package io.calferry.sync;

/// An opaque cursor into the history of a store: what `DAV:sync-token` is to RFC 6578, a SyncState
/// to Exchange, and the validators of the last download to a feed.
public record SyncToken(String value) {}
