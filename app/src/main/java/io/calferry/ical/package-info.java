/// iCalendar text (RFC 5545): reading and writing content lines, splitting a feed into calendar
/// objects, repairing them so that every server takes them, telling by fingerprint whether two say
/// the same, and saying in words how they differ.
///
/// The content model is the project's own and small: a first sync reads tens of thousands of
/// objects within a second, and what it does not know has to survive in its order. ical4j is the
/// yardstick in the tests and is not loaded here.
@NullMarked
package io.calferry.ical;

import org.jspecify.annotations.NullMarked;
