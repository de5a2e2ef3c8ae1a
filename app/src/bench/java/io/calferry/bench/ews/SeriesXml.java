package io.calferry.bench.ews;

import io.calferry.bench.ews.Misbehaviour.Kind;

import java.time.Instant;
import java.util.Optional;

/// Writes what a master says of its occurrences.
record SeriesXml(Call call, XmlText out, Sight master) {

    void write(Field field) {
        var item = master.item();
        switch (field) {
            case FIRST_OCCURRENCE ->
                    item.standing().findFirst().ifPresent(at -> occurrence(field.tag(), at));
            case LAST_OCCURRENCE -> {
                if (item.recurrence().flatMap(Recurrence::lastDay).isPresent()) {
                    item.standing()
                            .reduce((_, later) -> later)
                            .ifPresent(at -> occurrence(field.tag(), at));
                }
            }
            case MODIFIED_OCCURRENCES -> {
                if (!item.altered.isEmpty()) {
                    out.open(field.tag());
                    item.altered.keySet().forEach(at -> occurrence("t:Occurrence", at));
                    out.close();
                }
            }
            case DELETED_OCCURRENCES -> {
                if (!item.deleted.isEmpty()) {
                    out.open(field.tag());
                    var strays = call.manners().show(Kind.DELETED_OCCURRENCES_STRAY);
                    item.deleted.forEach((original, last) -> deleted(strays ? last : original));
                    out.close();
                }
            }
            default -> throw new IllegalArgumentException(field.uri());
        }
    }

    private void deleted(Instant start) {
        out.open("t:DeletedOccurrence").text("t:Start", call.shown(start)).close();
    }

    private void occurrence(String tag, Instant original) {
        var sight = new Sight(master.folder(), master.item(), Optional.of(original));
        out.open(tag);
        new ItemXml(call, out).id("t:ItemId", sight);
        out.text("t:Start", call.shown(sight.start()))
                .text("t:End", call.shown(sight.end()))
                .text("t:OriginalStart", call.shown(original))
                .close();
    }
}
