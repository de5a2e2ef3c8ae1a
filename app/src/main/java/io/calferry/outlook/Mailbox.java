package io.calferry.outlook;

import java.time.ZoneId;
import java.util.Optional;

/// What the mapping needs to know of the mailbox that an item lies in.
///
/// @param zone of its owner: where an item names no zone, and for whole days that are written
/// @param address of its owner, by which they are found among the attendees; empty where unknown
public record Mailbox(ZoneId zone, Optional<String> address) {}
