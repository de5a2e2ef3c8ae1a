package io.calferry.desktop.profiles;

import java.util.Optional;

/// How a profile stands.
///
/// @param sentence the same in words
/// @param lead where a person can do something about it
record Standing(Shape shape, String sentence, Optional<Lead> lead) {

    /// Tells it at a glance.
    enum Shape {
        FINE,
        WAITING,
        PAUSED,
        BUSY
    }

    /// What a person can do about it.
    enum Lead {
        LOOK_AT_HELD,
        DECIDE,
        ENTER_PASSWORD,
        UNLOCK,
        EDIT,
        TRY_AGAIN,
        PREVIEW,
        LOOK_AT_PARKED
    }

    static Standing of(Shape shape, String sentence) {
        return new Standing(shape, sentence, Optional.empty());
    }

    static Standing of(Shape shape, String sentence, Lead lead) {
        return new Standing(shape, sentence, Optional.of(lead));
    }
}
