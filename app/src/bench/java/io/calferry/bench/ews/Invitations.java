package io.calferry.bench.ews;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Notes every write that would make Exchange send mail, or that does not say that it must not.
final class Invitations {

    private static final String NOBODY = "SendToNone";

    private final List<String> mailed = new CopyOnWriteArrayList<>();

    List<String> mailed() {
        return List.copyOf(mailed);
    }

    void note(String what) {
        mailed.add(what);
    }

    /// Checks what an operation says of invitations, and refuses where it must and does not.
    void check(Element operation, String attribute) throws Refusal {
        var said = operation.attribute(attribute);
        if (said.filter(NOBODY::equals).isEmpty()) {
            mailed.add(operation.name() + " " + said.orElse("without " + attribute));
        }
        if (said.isEmpty()) {
            throw new Refusal(
                    "Error" + attribute + "Required",
                    attribute + " is required for calendar items.");
        }
    }
}
