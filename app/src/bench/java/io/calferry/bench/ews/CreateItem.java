package io.calferry.bench.ews;

import io.calferry.bench.ews.Misbehaviour.Kind;

import java.util.Optional;

/// Creates items in a folder.
record CreateItem(Invitations invitations) implements Operation {

    @Override
    public void answer(Call call, XmlText out) throws Refusal {
        var operation = call.operation();
        var target = operation.childrenAt("SavedItemFolderId").stream().findFirst();
        var folder = target.isPresent() ? call.folder(target.get()) : call.actor().calendar();
        var messages = new Messages("CreateItem", out);
        messages.begin();
        for (var item : operation.childrenAt("Items")) {
            messages.items(() -> create(call, folder, item, out));
        }
        messages.end();
    }

    private void create(Call call, Folder folder, Element element, XmlText out) throws Refusal {
        if (!element.name().equals("CalendarItem")) {
            invitations.note("CreateItem of a " + element.name());
            throw new Refusal(
                    "ErrorUnsupportedTypeForConversion", "Only calendar items are kept here.");
        }
        invitations.check(call.operation(), "SendMeetingInvitations");
        if (!folder.isCalendar()) {
            throw new Refusal(
                    "ErrorCannotCreateCalendarItemInNonCalendarFolder",
                    "Cannot create a calendar item in a folder that is not a calendar.");
        }
        call.mayWrite(folder);
        var item = call.all().blank(folder);
        if (element.child("MimeContent").isPresent()) {
            throw new Refusal("ErrorMimeContentInvalid", "MIME is not taken here.");
        }
        new ItemReader(call).readInto(element, item.own, item.extended);
        for (var file : element.childrenAt("Attachments")) {
            item.attachments.add(AttachmentOperations.file(call.all().next(), file));
        }
        Rules.defaults(item.own, folder.mailbox, call.context().orElse(WindowsZone.UTC));
        if (call.manners().show(Kind.UID_OF_ITS_OWN) || item.text(Field.UID).isEmpty()) {
            item.own.put(Field.UID, call.all().freshUid());
        }
        Rules.settle(item);
        call.all().add(folder, item);
        new ItemXml(call, out).write(new Sight(folder, item, Optional.empty()), Shape.ID_ONLY);
    }
}
