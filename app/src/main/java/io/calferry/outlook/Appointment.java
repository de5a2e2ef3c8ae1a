package io.calferry.outlook;

import java.util.Optional;

/// A single item or a series of Outlook's, whole: the master with every occurrence that was changed
/// or deleted. What one calendar object is on the other side.
///
/// @param identity what it is known by
/// @param mark our origin mark, from a property of its own; apart from the text, so that no person
///     meets it
/// @param details of the item, or of the master of the series
/// @param series empty for a single item
/// @param mime the MimeContent as text, where it was fetched: for what no property tells
public record Appointment(
        Identity identity,
        Optional<Mark> mark,
        Details details,
        Optional<Series> series,
        Optional<String> mime) {

    /// With another answer of the owner of the mailbox to all of it.
    Appointment answered(Status.Response response) {
        return new Appointment(
                identity,
                mark,
                details.answered(response),
                series.map(
                        it ->
                                new Series(
                                        it.pattern(),
                                        it.range(),
                                        it.modified().stream()
                                                .map(one -> one.answered(response))
                                                .toList(),
                                        it.deleted())),
                mime);
    }

    /// The identity alone: event content belongs in no log.
    @Override
    public String toString() {
        return "Appointment[" + identity + "]";
    }
}
