package io.calferry.bench.ews;

/// Reads items, each with a message of its own.
final class GetItem implements Operation {

    @Override
    public void answer(Call call, XmlText out) throws Refusal {
        var asked = call.operation().childrenAt("ItemIds");
        var shape =
                Shape.read(
                        call.operation().child("ItemShape").orElseThrow(GetItem::noShape),
                        call.version(),
                        Shape.Use.GET);
        var most = call.manners().find(Misbehaviour.TimesOutAbove.class);
        var tooMany = most.filter(it -> asked.size() > it.items()).isPresent();
        var messages = new Messages("GetItem", out);
        var stopped = false;
        messages.begin();
        for (var id : asked) {
            if (stopped) {
                messages.stopped(() -> out.empty("m:Items"));
                continue;
            }
            stopped = stops(call, id);
            messages.items(
                    () -> {
                        if (tooMany) {
                            throw new Refusal("ErrorTimeoutExpired", "The request timed out.");
                        }
                        read(call, id, shape, out);
                    });
        }
        messages.end();
    }

    static Refusal noShape() {
        return Refusal.schema("The element 'ItemShape' is missing.");
    }

    private static boolean stops(Call call, Element id) {
        try {
            return call.manners().stopsAt(call.sight(id).text(Field.SUBJECT));
        } catch (Refusal e) {
            return false;
        }
    }

    private static void read(Call call, Element id, Shape shape, XmlText out) throws Refusal {
        var sight = call.sight(id);
        var subject = sight.text(Field.SUBJECT);
        if (call.manners().stopsAt(subject)) {
            throw new Refusal("ErrorInternalServerError", "An internal server error occurred.");
        }
        var refused = call.manners().refuses(subject);
        if (refused.isPresent()) {
            throw new Refusal(refused.get(), "The item can't be had.");
        }
        new ItemXml(call, out).write(sight, shape);
    }
}
