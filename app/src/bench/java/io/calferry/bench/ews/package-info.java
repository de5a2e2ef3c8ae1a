/// A server of Exchange Web Services in memory: [io.calferry.bench.ews.MemoryExchange]. It keeps
/// items as Exchange does (a bag of properties, a series with its exceptions hidden inside), knows
/// nothing of iCalendar but what a MIME body needs, and misbehaves on demand.
@NullMarked
package io.calferry.bench.ews;

import org.jspecify.annotations.NullMarked;
