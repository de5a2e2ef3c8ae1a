/// The deciding core: two calendars, what they held when they last agreed, and what to do about
/// the difference. Knows no protocol, no file format and no clock but the one it is given.
///
/// One run goes: look (both stores list, new content is read), pair ([Encounter]), plan
/// ([Planner]), guard ([Guard]), perform (write, then note in the [Ledger]), commit (the sync
/// tokens advance). LEFT is a profile's source, RIGHT its target.
///
/// A person has a say beside it, and each of these is a run of its own in the history: [Run] leaves
/// out what was unticked in a [Preview], [Deciding] ends clashes, refuses what the guard held and
/// forgets what is parked, [Undoing] takes runs and steps back, [Removing] takes the copies of a
/// profile away. Nothing of it replaces what the person has not seen, and whatever is not to be
/// done ends in an agreed difference ([Link.Bond#APART]). At most one of them may be under way for
/// a profile at a time.
@NullMarked
package io.calferry.sync;

import org.jspecify.annotations.NullMarked;
