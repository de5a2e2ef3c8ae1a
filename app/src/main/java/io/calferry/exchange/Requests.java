package io.calferry.exchange;

import java.util.List;
import java.util.Optional;

/// The requests that read, in the order that Microsoft's schema wants.
final class Requests {

    private Requests() {}

    /// Items by their ids. Bodies come as they are kept, HTML or text.
    static Element getItem(List<ItemKey> items, List<Path> properties) {
        return Element.of("m:GetItem", shape(properties, MimeContent.NO), ids(items));
    }

    static Element getMime(List<ItemKey> items) {
        return Element.of("m:GetItem", shape(List.of(), MimeContent.YES), ids(items));
    }

    /// When occurrences begin, and which slots of the pattern they are.
    ///
    /// @param ids `t:OccurrenceItemId`
    static Element getOccurrences(List<Element> ids) {
        var when =
                List.<Path>of(
                        new Path.Field("calendar:Start"), new Path.Field("calendar:OriginalStart"));
        return Element.of("m:GetItem", shape(when, MimeContent.NO), Element.of("m:ItemIds", ids));
    }

    private enum MimeContent {
        YES,
        NO
    }

    private static Element shape(List<Path> properties, MimeContent mime) {
        var shape = Element.of("m:ItemShape", Element.text("t:BaseShape", "IdOnly"));
        if (mime == MimeContent.YES) {
            shape = shape.and(Element.text("t:IncludeMimeContent", "true"));
        }
        if (properties.contains(new Path.Field("item:Body"))) {
            shape = shape.and(Element.text("t:BodyType", "Best"));
        }
        return properties.isEmpty() ? shape : shape.and(additional(properties));
    }

    private static Element additional(List<Path> properties) {
        return Element.of(
                "t:AdditionalProperties", properties.stream().map(Path::element).toList());
    }

    private static Element ids(List<ItemKey> items) {
        return Element.of("m:ItemIds", items.stream().map(ItemKey::element).toList());
    }

    /// One page of what changed in a folder, by ids alone.
    static Element sync(FolderKey folder, Optional<String> state, int page) {
        var request =
                Element.of(
                        "m:SyncFolderItems",
                        shape(List.of(), MimeContent.NO),
                        Element.of("m:SyncFolderId", folder.element()));
        var since = state.map(it -> request.and(Element.text("m:SyncState", it))).orElse(request);
        return since.and(Element.text("m:MaxChangesReturned", Integer.toString(page)))
                .and(Element.text("m:SyncScope", "NormalItems"));
    }

    /// One page of what a folder holds: single items and masters.
    static Element findItems(
            FolderKey folder,
            List<Path> properties,
            Optional<Element> where,
            int offset,
            int page) {
        var request =
                Element.of(
                                "m:FindItem",
                                shape(properties, MimeContent.NO),
                                Element.of("m:IndexedPageItemView")
                                        .with("MaxEntriesReturned", Integer.toString(page))
                                        .with("Offset", Integer.toString(offset))
                                        .with("BasePoint", "Beginning"))
                        .with("Traversal", "Shallow");
        var filtered =
                where.map(it -> request.and(Element.of("m:Restriction", it))).orElse(request);
        return filtered.and(Element.of("m:ParentFolderIds", folder.element()));
    }

    /// Where a property has a value.
    static Element equal(Path property, String value) {
        return Element.of(
                "t:IsEqualTo",
                property.element(),
                Element.of("t:FieldURIOrConstant", Element.of("t:Constant").with("Value", value)));
    }

    /// Where an item takes place, in part, within a time. Of a series, its first occurrence counts.
    static Element takesPlaceIn(TimeRange range) {
        return Element.of(
                "t:And",
                comparison("t:IsGreaterThan", "calendar:End", range.from().toString()),
                comparison("t:IsLessThan", "calendar:Start", range.until().toString()));
    }

    private static Element comparison(String how, String property, String value) {
        return Element.of(
                how,
                new Path.Field(property).element(),
                Element.of("t:FieldURIOrConstant", Element.of("t:Constant").with("Value", value)));
    }

    static Element either(Element one, Element other) {
        return Element.of("t:Or", one, other);
    }

    /// The occurrences and single items that lie within a time, as they take place.
    static Element calendarView(
            List<FolderKey> folders, List<Path> properties, String from, String to, int most) {
        return Element.of(
                        "m:FindItem",
                        shape(properties, MimeContent.NO),
                        Element.of("m:CalendarView")
                                .with("MaxEntriesReturned", Integer.toString(most))
                                .with("StartDate", from)
                                .with("EndDate", to),
                        Element.of(
                                "m:ParentFolderIds",
                                folders.stream().map(FolderKey::element).toList()))
                .with("Traversal", "Shallow");
    }

    /// A folder with what is to be known of it.
    static Element getFolder(FolderKey folder) {
        return Element.of(
                "m:GetFolder", folderShape(), Element.of("m:FolderIds", folder.element()));
    }

    /// One page of all folders below one.
    static Element findFolders(FolderKey below, int offset, int page) {
        return Element.of(
                        "m:FindFolder",
                        folderShape(),
                        Element.of("m:IndexedPageFolderView")
                                .with("MaxEntriesReturned", Integer.toString(page))
                                .with("Offset", Integer.toString(offset))
                                .with("BasePoint", "Beginning"),
                        Element.of("m:ParentFolderIds", below.element()))
                .with("Traversal", "Deep");
    }

    private static Element folderShape() {
        return Element.of(
                "m:FolderShape",
                Element.text("t:BaseShape", "IdOnly"),
                additional(
                        List.of(
                                new Path.Field("folder:ParentFolderId"),
                                new Path.Field("folder:FolderClass"),
                                new Path.Field("folder:DisplayName"),
                                new Path.Field("folder:TotalCount"),
                                new Path.Field("folder:EffectiveRights"))));
    }
}
