package io.calferry.exchange;

import java.util.List;

/// The requests that write. Each says whom to mail, which is nobody.
final class Writes {

    private Writes() {}

    static Element create(FolderKey folder, List<Value> values, Invitations invitations) {
        return Element.of(
                        "m:CreateItem",
                        Element.of("m:SavedItemFolderId", folder.element()),
                        Element.of(
                                "m:Items",
                                Element.of(
                                        "t:CalendarItem",
                                        values.stream().map(Value::element).toList())))
                .with("SendMeetingInvitations", invitations.word());
    }

    /// What is to become of one item.
    ///
    /// @param item `t:ItemId` or `t:OccurrenceItemId`
    record Change(Element item, List<Value> set, List<Path> cleared) {

        private Element element() {
            var updates =
                    new java.util.ArrayList<Element>(set.stream().map(Change::setting).toList());
            cleared.forEach(path -> updates.add(Element.of("t:DeleteItemField", path.element())));
            return Element.of("t:ItemChange", item, Element.of("t:Updates", updates));
        }

        private static Element setting(Value value) {
            return Element.of(
                    "t:SetItemField",
                    value.path().element(),
                    Element.of("t:CalendarItem", value.element()));
        }
    }

    /// What happens where the item is no longer in the state that the change key names.
    enum Conflict {
        NEVER_OVERWRITE("NeverOverwrite"),
        ALWAYS_OVERWRITE("AlwaysOverwrite");

        private final String word;

        Conflict(String word) {
            this.word = word;
        }
    }

    static Element update(List<Change> changes, Conflict conflict, Invitations invitations) {
        return Element.of(
                        "m:UpdateItem",
                        Element.of("m:ItemChanges", changes.stream().map(Change::element).toList()))
                .with("ConflictResolution", conflict.word)
                .with("SendMeetingInvitationsOrCancellations", invitations.word());
    }

    /// Into the folder of deleted items, where a person finds them again.
    ///
    /// @param items `t:ItemId` or `t:OccurrenceItemId`
    static Element delete(List<Element> items, Invitations invitations) {
        return Element.of("m:DeleteItem", Element.of("m:ItemIds", items))
                .with("DeleteType", "MoveToDeletedItems")
                .with("SendMeetingCancellations", invitations.word());
    }

    /// An occurrence by its place in the series.
    ///
    /// @param index from 1, deleted ones counted
    static Element occurrence(String master, int index) {
        return Element.of("t:OccurrenceItemId")
                .with("RecurringMasterId", master)
                .with("InstanceIndex", Integer.toString(index));
    }
}
