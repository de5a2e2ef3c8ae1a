package io.calferry.desktop;

import io.calferry.settings.SettingsFile.Loaded;

import java.util.Optional;

/// What a person has to know of how the settings were read when the program started.
public final class LoadedWords {

    private LoadedWords() {}

    /// In a sentence or two; empty where all is well, or a person knows it already.
    public static Optional<String> at(Desk desk) {
        var texts = desk.texts(LoadedWords.class);
        var file = desk.office().folders().settings();
        return switch (desk.office().preferences().loaded()) {
            case Loaded.Read(_, var ignored) ->
                    ignored.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    texts.get(
                                            "settings.ignored", file, String.join(", ", ignored)));
            case Loaded.SetAside(_, var where) ->
                    Optional.of(texts.get("settings.set-aside", where));
            case Loaded.NotReadable _ -> Optional.of(texts.get("settings.not-read", file));
        };
    }
}
