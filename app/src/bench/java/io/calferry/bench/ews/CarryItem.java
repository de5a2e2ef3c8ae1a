package io.calferry.bench.ews;

import io.calferry.bench.ews.Organisation.Carriage;

import java.util.Optional;

/// Moves or copies items into another folder, where they have other ids.
record CarryItem(Carriage how) implements Operation {

    @Override
    public void answer(Call call, XmlText out) throws Refusal {
        var operation = call.operation();
        var target = operation.childrenAt("ToFolderId").stream().findFirst();
        var folder = call.folder(target.orElseThrow(() -> Refusal.schema("No ToFolderId.")));
        call.mayWrite(folder);
        var messages = new Messages(operation.name(), out);
        messages.begin();
        for (var id : operation.childrenAt("ItemIds")) {
            messages.items(
                    () -> {
                        var sight = call.sight(id);
                        if (sight.original().isPresent()) {
                            throw new Refusal(
                                    "ErrorCalendarCannotMoveOrCopyOccurrence",
                                    "An occurrence can't be moved or copied.");
                        }
                        if (how == Carriage.MOVE) {
                            call.mayWrite(sight.folder());
                        }
                        var twin = call.all().carry(sight.folder(), sight.item(), folder, how);
                        new ItemXml(call, out)
                                .write(new Sight(folder, twin, Optional.empty()), Shape.ID_ONLY);
                    });
        }
        messages.end();
    }
}
