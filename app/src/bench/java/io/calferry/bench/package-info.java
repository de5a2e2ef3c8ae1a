/// The benchmark, and the in-memory server that it shares with the tests: [MemoryCalDav] answers
/// CalDAV on loopback, well or badly as it is told; [Feeds] makes feeds of any size; [RawClient] is
/// the least that a client can do; [Figures] runs the program beside them and prints a table.
@NullMarked
package io.calferry.bench;

import org.jspecify.annotations.NullMarked;
