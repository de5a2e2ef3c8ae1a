package io.calferry.bench.ews;

import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.Organisation.Carriage;

/// Deletes items, and single occurrences out of their series. A change key is not looked at: who
/// wants to delete only what they saw must look themselves.
record DeleteItem(Invitations invitations) implements Operation {

    @Override
    public void answer(Call call, XmlText out) throws Refusal {
        var messages = new Messages("DeleteItem", out);
        messages.begin();
        for (var id : call.operation().childrenAt("ItemIds")) {
            messages.plain(() -> delete(call, id));
        }
        messages.end();
    }

    private void delete(Call call, Element id) throws Refusal {
        invitations.check(call.operation(), "SendMeetingCancellations");
        var sight = call.sight(id);
        call.mayWrite(sight.folder());
        if (sight.original().isPresent()) {
            occurrence(call, sight);
            return;
        }
        if (call.operation()
                .attribute("DeleteType")
                .filter("MoveToDeletedItems"::equals)
                .isPresent()) {
            var bin = sight.folder().mailbox.distinguished("deleteditems").orElseThrow();
            call.all().carry(sight.folder(), sight.item(), bin, Carriage.MOVE);
        } else {
            call.all().remove(sight.folder(), sight.item());
        }
    }

    private static void occurrence(Call call, Sight sight) {
        var item = sight.item();
        var original = sight.original().orElseThrow();
        item.deleted.put(original, sight.start());
        item.altered.remove(original);
        if (item.standing().findFirst().isEmpty()) {
            call.all().remove(sight.folder(), item);
        } else if (!call.manners().show(Kind.OCCURRENCES_UNREPORTED)) {
            call.all().changed(sight.folder(), item);
        }
    }
}
