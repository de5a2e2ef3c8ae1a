package io.calferry.desktop;

/// Brings a person to another place in the window. On the JavaFX thread alone.
@FunctionalInterface
public interface Navigator {
    void open(Place place);
}
