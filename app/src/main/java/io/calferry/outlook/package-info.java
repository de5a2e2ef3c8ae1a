/// What Outlook's calendars hold of an event, whether they are reached through Exchange Web
/// Services or Microsoft Graph, as plain records, and its way to a calendar object and back. Knows
/// neither protocol: a store reads its items into [Appointment] and writes them from it.
///
/// Three decisions: properties prevail and MimeContent serves only for what they cannot tell; a
/// thing that can't be mapped is an [Unmapped] with its reason, never a shorter thing; and no
/// mapping depends on the zone or the language of the machine.
@NullMarked
package io.calferry.outlook;

import org.jspecify.annotations.NullMarked;
