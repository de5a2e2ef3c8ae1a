package io.calferry.desktop.editor;

import io.calferry.sync.Side;

/// Where on the page a field is.
record Spot(Part part, Field field) {

    /// What the page consists of, from top to bottom.
    enum Part {
        HEAD,
        FROM,
        TO,
        DIRECTION,
        WHAT;

        static Part of(Side side) {
            return side == Side.LEFT ? FROM : TO;
        }
    }
}
