/// A store over Exchange Web Services (2010 SP2 and later), and what belongs to it: autodiscovery,
/// the list of calendars, hints of changes, rooms and free/busy.
///
/// [ExchangeClient] is the seam to the library: one operation at a time, as a tree of elements in
/// and out. ews-java-api writes the envelope and the operation, and its service object signs for
/// the version and for whom one acts; [io.calferry.http.HttpAccount] carries it, with the trust,
/// proxies, time-outs, sign-in and throttle gate that every store has. Answers are read here: the
/// library's items hold a `Date` where an event has a zone, know no value that is younger than
/// 2010, and lose a whole batch to one item that is not well-formed.
///
/// The requests, in the words of Microsoft: SyncFolderItems with ids only, GetItem in batches and
/// for what changed in series, FindItem for which items are series, for a range of time and for a
/// UID, CreateItem, UpdateItem and DeleteItem, which never send mail.
@NullMarked
package io.calferry.exchange;

import org.jspecify.annotations.NullMarked;
