package io.calferry.bench.ews;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which properties an answer is to show (`ItemResponseShapeType`).
record Shape(Set<Field> fields, List<Asked> extended, Body.Kind body) {

    /// A property without an element, as it was asked for.
    record Asked(ExtendedName name, Element path) {}

    /// Who asks: GetItem returns more than the operations that walk through a folder. FindItem
    /// refuses what it can't return; SyncFolderItems leaves out what lies apart from the item.
    enum Use {
        GET,
        FIND,
        SYNC
    }

    private static final Set<Field> APART =
            EnumSet.of(
                    Field.BODY,
                    Field.UNIQUE_BODY,
                    Field.TEXT_BODY,
                    Field.ATTACHMENTS,
                    Field.MIME_CONTENT);

    /// What CreateItem, UpdateItem and their like return.
    static final Shape ID_ONLY = new Shape(EnumSet.of(Field.ITEM_ID), List.of(), Body.Kind.HTML);

    static Shape read(Element shape, Field.Since version, Use use) throws Refusal {
        var most =
                switch (shape.textAt("BaseShape").orElse("")) {
                    case "IdOnly" -> Field.Shown.ALWAYS;
                    case "Default" -> Field.Shown.BY_DEFAULT;
                    case "AllProperties" -> Field.Shown.IN_ALL;
                    default -> throw Refusal.schema("The BaseShape is invalid.");
                };
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (var field : Field.values()) {
            if (field.shown().compareTo(most) <= 0
                    && field.comesBefore(version)
                    && (use != Use.FIND || field.isFound())) {
                fields.add(field);
            }
        }
        if (shape.textAt("IncludeMimeContent").filter("true"::equals).isPresent()) {
            fields.add(checked(Field.MIME_CONTENT, version, use));
        }
        var extended = new ArrayList<Asked>();
        for (var path : shape.childrenAt("AdditionalProperties")) {
            if (path.name().equals("ExtendedFieldURI")) {
                extended.add(new Asked(ExtendedName.read(path), path));
            } else if (path.name().equals("FieldURI")) {
                var field = Field.ofUri(path.attribute("FieldURI").orElse(""));
                if (field.isPresent()) {
                    fields.add(checked(field.get(), version, use));
                }
            }
        }
        if (use == Use.SYNC) {
            fields.removeAll(APART);
        }
        var body = shape.textAt("BodyType").filter("Text"::equals).isPresent();
        return new Shape(fields, extended, body ? Body.Kind.TEXT : Body.Kind.HTML);
    }

    private static Field checked(Field field, Field.Since version, Use use) throws Refusal {
        if (!field.comesBefore(version)) {
            throw new Refusal(
                    "ErrorInvalidPropertyRequest",
                    "The property can not be used with this request version: " + field.uri());
        }
        if (use == Use.FIND && !field.isFound()) {
            throw new Refusal(
                    "ErrorInvalidPropertyForOperation",
                    "The property is not valid for this operation: " + field.uri());
        }
        return field;
    }
}
