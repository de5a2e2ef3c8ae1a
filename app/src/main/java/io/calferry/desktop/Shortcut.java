package io.calferry.desktop;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import static java.util.stream.Collectors.joining;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.List;

/// Keys that do the same wherever in the window one is. Ctrl on Linux and Windows is Cmd on macOS.
public enum Shortcut {
    PROFILES(shortcut(KeyCode.DIGIT1)),
    ACTIVITY(shortcut(KeyCode.DIGIT2)),
    SETTINGS(shortcut(KeyCode.DIGIT3), shortcut(KeyCode.COMMA)),
    NEW_PROFILE(shortcut(KeyCode.N)),
    /// The profile in whose row one is, else all.
    SYNC(shortcut(KeyCode.R), new KeyCodeCombination(KeyCode.F5)),
    SEARCH(shortcut(KeyCode.F)),
    CLOSE(shortcut(KeyCode.W)),
    QUIT(shortcut(KeyCode.Q));

    private final List<KeyCombination> keys;

    Shortcut(KeyCombination... keys) {
        this.keys = List.of(keys);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, SHORTCUT_DOWN);
    }

    /// Each of them alone does it.
    public List<KeyCombination> keys() {
        return keys;
    }

    /// Such as `Ctrl+R, F5`, as the keys are called on this platform.
    public String told() {
        return keys.stream().map(KeyCombination::getDisplayText).collect(joining(", "));
    }

    public boolean is(KeyEvent event) {
        return keys.stream().anyMatch(it -> it.match(event));
    }
}
