package io.calferry.bench.ews;

import io.calferry.bench.ews.Misbehaviour.Kind;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes an item as an answer shows it.
record ItemXml(Call call, XmlText out) {

    void write(Sight sight, Shape shape) {
        out.open("t:CalendarItem");
        for (var field : Field.values()) {
            if (shape.fields().contains(field)) {
                write(sight, field, shape.body());
            }
            if (field == Field.HAS_ATTACHMENTS) {
                extended(sight, shape.extended());
            }
        }
        out.close();
    }

    private void write(Sight sight, Field field, Body.Kind body) {
        switch (field) {
            case ITEM_ID -> id("t:ItemId", sight);
            case PARENT_FOLDER_ID ->
                    out.empty(
                            "t:ParentFolderId",
                            "Id",
                            sight.folder().id,
                            "ChangeKey",
                            Ids.changeKey(sight.folder().change));
            case MIME_CONTENT -> mime(sight);
            case ATTACHMENTS -> attachments(sight);
            case EFFECTIVE_RIGHTS -> FolderXml.rights(out, sight.folder(), call.actor());
            case FIRST_OCCURRENCE, LAST_OCCURRENCE, MODIFIED_OCCURRENCES, DELETED_OCCURRENCES -> {
                if (sight.isMaster()) {
                    new SeriesXml(call, out, sight).write(field);
                }
            }
            case TEXT_BODY -> value(sight, field, Body.Kind.TEXT);
            case UID -> {
                if (!call.manners().show(Kind.NO_UID)) {
                    value(sight, field, body);
                }
            }
            default -> value(sight, field, body);
        }
    }

    void id(String tag, Sight sight) {
        out.empty(tag, "Id", sight.id(), "ChangeKey", sight.changeKey());
    }

    private void value(Sight sight, Field field, Body.Kind body) {
        var held = sight.value(field);
        if (held.isEmpty()) {
            return;
        }
        switch (held.get()) {
            case Body text -> body(field.tag(), text, body, sight);
            case Instant time
                    when field == Field.START_WALL_CLOCK || field == Field.END_WALL_CLOCK ->
                    out.text(field.tag(), Call.wallClock(time, sight.item().zone()));
            case Instant time -> out.text(field.tag(), call.shown(time));
            case WindowsZone zone -> ZoneXml.write(out, field.tag(), shown(zone));
            case Recurrence rule -> rule.write(out, call.dateOffset(sight.item().start()));
            case Person person -> {
                out.open(field.tag());
                person.writeMailbox(out);
                out.close();
            }
            case List<?> list -> list(field, list);
            case Object plain -> {
                if (!plain.toString().isEmpty() || field == Field.SUBJECT) {
                    out.text(field.tag(), plain.toString());
                }
            }
        }
    }

    private WindowsZone shown(WindowsZone zone) {
        return call.manners().show(Kind.ZONES_END_IN_LINE_BREAKS) ? zone.withLineBreak() : zone;
    }

    private void body(String tag, Body text, Body.Kind wanted, Sight sight) {
        var shown = text.as(wanted);
        out.text(tag, shown.text(), "BodyType", wanted == Body.Kind.HTML ? "HTML" : "Text");
        if (call.manners().breaksBodyOf(sight.text(Field.SUBJECT))) {
            // The element is closed; what follows leaves the document.
            out.raw("<t:Body BodyType=\"HTML\">&nbsp;<unclosed");
        }
    }

    private void list(Field field, List<?> list) {
        if (list.isEmpty()) {
            return;
        }
        out.open(field.tag());
        for (var each : list) {
            if (each instanceof Person person) {
                out.open("t:Attendee");
                person.writeMailbox(out);
                out.text("t:ResponseType", person.response());
                person.answered().ifPresent(at -> out.text("t:LastResponseTime", call.shown(at)));
                out.close();
            } else {
                out.text("t:String", each.toString());
            }
        }
        out.close();
    }

    private void mime(Sight sight) {
        Optional<String> mime = new Mime(sight, call.manners()).encoded();
        mime.ifPresent(text -> out.text("t:MimeContent", text, "CharacterSet", "UTF-8"));
    }

    private void attachments(Sight sight) {
        if (sight.attachments().isEmpty()) {
            return;
        }
        out.open("t:Attachments");
        for (var each : sight.attachments()) {
            out.open("t:FileAttachment")
                    .empty("t:AttachmentId", "Id", sight.id() + each.number())
                    .text("t:Name", each.name())
                    .text("t:ContentType", each.contentType())
                    .text("t:Size", "" + each.content().length)
                    .text("t:LastModifiedTime", call.shown(sight.modified()))
                    .text("t:IsInline", "false")
                    .close();
        }
        out.close();
    }

    private boolean isHidden(ExtendedName name) {
        return call.manners().show(Kind.NO_UID)
                && (name.equals(ExtendedName.GLOBAL_OBJECT_ID)
                        || name.equals(ExtendedName.CLEAN_GLOBAL_OBJECT_ID));
    }

    private void extended(Sight sight, List<Shape.Asked> asked) {
        for (var each : asked) {
            var values = sight.extended(each.name());
            if (values.isEmpty() || isHidden(each.name())) {
                continue;
            }
            out.open("t:ExtendedProperty");
            each.name().write(out, each.path());
            if (each.name().isArray()) {
                out.open("t:Values");
                values.get().forEach(value -> out.text("t:Value", value));
                out.close();
            } else {
                out.text("t:Value", values.get().getFirst());
            }
            out.close();
        }
    }
}
