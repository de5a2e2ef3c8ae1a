package io.calferry.bench.ews;

import java.util.Base64;
import java.util.Map;

/// Files that are hung on items.
final class AttachmentOperations {

    private AttachmentOperations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "CreateAttachment", AttachmentOperations::create,
                "GetAttachment", AttachmentOperations::get);
    }

    private static void create(Call call, XmlText out) throws Refusal {
        var parent = call.operation().child("ParentItemId");
        var id = parent.orElseThrow(() -> Refusal.schema("No ParentItemId.")).attribute("Id");
        var sight =
                call.sight(
                        new Element(
                                "ItemId", Map.of("Id", id.orElse("")), java.util.List.of(), ""));
        call.mayWrite(sight.folder());
        var messages = new Messages("CreateAttachment", out);
        messages.begin();
        for (var file : call.operation().childrenAt("Attachments")) {
            messages.message(
                    () -> {
                        var made = file(call.all().next(), file);
                        sight.attachments().add(made);
                        call.all().changed(sight.folder(), sight.item());
                        out.open("m:Attachments")
                                .open("t:FileAttachment")
                                .empty(
                                        "t:AttachmentId",
                                        "Id",
                                        sight.id() + made.number(),
                                        "RootItemId",
                                        sight.id(),
                                        "RootItemChangeKey",
                                        sight.changeKey())
                                .close()
                                .close();
                    },
                    () -> out.empty("m:Attachments"));
        }
        messages.end();
    }

    static Attachment file(long number, Element file) {
        return new Attachment(
                number,
                file.textAt("Name").orElse(""),
                file.textAt("ContentType").orElse("application/octet-stream"),
                Base64.getMimeDecoder().decode(file.textAt("Content").orElse("")));
    }

    private static void get(Call call, XmlText out) {
        var messages = new Messages("GetAttachment", out);
        messages.begin();
        for (var id : call.operation().childrenAt("AttachmentIds")) {
            messages.message(
                    () -> {
                        var file = find(call, id.attribute("Id").orElse(""));
                        out.open("m:Attachments")
                                .open("t:FileAttachment")
                                .empty("t:AttachmentId", "Id", id.attribute("Id").orElse(""))
                                .text("t:Name", file.name())
                                .text("t:ContentType", file.contentType())
                                .text(
                                        "t:Content",
                                        Base64.getEncoder().encodeToString(file.content()))
                                .close()
                                .close();
                    },
                    () -> out.empty("m:Attachments"));
        }
        messages.end();
    }

    private static Attachment find(Call call, String id) throws Refusal {
        for (var mailbox : call.all().mailboxes()) {
            for (var entry : mailbox.whereabouts.entrySet()) {
                if (id.startsWith(entry.getKey())) {
                    var item = entry.getValue().items.get(entry.getKey());
                    if (item != null) {
                        for (var file : item.attachments) {
                            if (id.endsWith("" + file.number())) {
                                return file;
                            }
                        }
                    }
                }
            }
        }
        throw new Refusal("ErrorAttachmentNotFound", "The attachment was not found.");
    }
}
