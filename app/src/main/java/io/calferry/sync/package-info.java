/// The deciding core: two calendars, what they held when they last agreed, and what to do about
/// the difference. Knows no protocol, no file format and no clock but the one it is given.
///
/// One run goes: look (both stores list, new content is read), pair ([Encounter]), plan
/// ([Planner]), guard ([Guard]), perform (write, then note in the [Ledger]), commit (the sync
/// tokens advance). LEFT is a profile's source, RIGHT its target.
@NullMarked
package io.calferry.sync;

import org.jspecify.annotations.NullMarked;
