/// Stores over iCalendar files: a folder with one .ics a calendar object, and a feed, one .ics with
/// a whole calendar, over http, https, webcal or from a file.
///
/// Decisions that close a door:
///
/// - A file's version is a hash of its bytes, never its times: two writes within one tick of a file
///   system's clock leave the same times. The times, the size and the inode only say which files
///   need not be hashed again, and not even that while they are younger than a few seconds
///   ([FileStamp]).
/// - Files are moved into place whole, so that a reader beside us, and a process that dies, see the
///   old file or the new one. They are not forced to the disk one by one, which would take minutes
///   for a first sync: what a power cut may take is seen as changed or cut off by the next run. A
///   feed that is written as one file is forced.
/// - A folder that is not there is created by the first write, if its parent is there and no
///   earlier listing saw it. Where one did, it is missing: an unmounted disk is not an empty
///   calendar.
@NullMarked
package io.calferry.ics;

import org.jspecify.annotations.NullMarked;
