package io.calferry.tray;

/// Something that the icon is shown on. Called by one thread at a time; none of its methods may
/// throw for what happens outside of this program.
interface Surface extends AutoCloseable {

    /// @param frame of the icon's movement
    void show(Appearance appearance, int frame);

    @Override
    void close();
}
