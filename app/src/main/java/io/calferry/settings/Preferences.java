package io.calferry.settings;

import io.calferry.settings.SettingsFile.Loaded;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The settings of a program that runs, and everybody who goes by them. Safe to use from several
/// threads.
public final class Preferences {

    private final SettingsFile file;
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private volatile Loaded loaded;
    private volatile Settings now;

    /// Reads the file.
    public Preferences(SettingsFile file) {
        this.file = file;
        this.loaded = file.read();
        this.now = loaded.settings();
    }

    /// What came of reading the file at the start, until a person knows it.
    public Loaded loaded() {
        return loaded;
    }

    /// A person knows what came of reading the file.
    public void acknowledge() {
        loaded = new Loaded.Read(now, List.of());
    }

    public Settings now() {
        return now;
    }

    /// Has `listener` told the settings after each change, by the thread that changes them.
    public void listen(Consumer<Settings> listener) {
        listeners.add(listener);
    }

    /// Changes the settings, in the file first. Throws `IOException` where that can't be written;
    /// then nothing is changed.
    public synchronized void change(UnaryOperator<Settings> how) throws IOException {
        var before = now;
        now = file.change(how);
        if (!now.equals(before)) {
            listeners.forEach(it -> it.accept(now));
        }
    }
}
