package io.calferry.cli;

import java.util.List;
import java.util.Set;

/// What the program can be asked to do.
enum Verb {
    NOTHING(
            "",
            0,
            0,
            "Carries calendar entries between Exchange, ICS feeds, folders and CalDAV calendars."),
    SCREENSHOTS(
            "screenshots",
            1,
            1,
            "Makes pictures of every view: light and dark, English and German, wide and narrow."),
    DEMO("demo", 0, 0, "Shows the main job on a sample feed, in a folder of its own."),
    SYNC("sync", 0, Integer.MAX_VALUE, "Runs profiles now; without names, all that are enabled."),
    PROFILES("profiles", 0, 0, "Lists, checks, exports and imports profiles."),
    PROFILES_LIST("list", 0, 0, "Lists all profiles."),
    PROFILES_CHECK("check", 0, Integer.MAX_VALUE, "Signs in to both sides and says what it found."),
    PROFILES_EXPORT("export", 1, 1, "Writes all profiles to a file, without any password."),
    PROFILES_IMPORT("import", 1, 1, "Adds the profiles of a file."),
    CALENDARS("calendars", 1, 1, "Finds the calendars of a CalDAV or Exchange account."),
    PASSWORD("password", 2, 2, "Keeps the password of the source or target: typed, or piped in."),
    ROOMS("rooms", 0, 1, "Tells what is on in the rooms of an Exchange server."),
    HISTORY("history", 0, 1, "Tells what runs did, newest first."),
    UNDO("undo", 1, 1, "Takes back what a run did."),
    WHY("why", 2, 2, "Tells where an event is and why.");

    private final String word;
    private final int least;
    private final int most;
    private final String description;

    /// @param least and `most`: how many words follow
    Verb(String word, int least, int most, String description) {
        this.word = word;
        this.least = least;
        this.most = most;
        this.description = description;
    }

    /// The verbs that stand after `profiles`.
    static final List<Verb> OF_PROFILES =
            List.of(PROFILES_LIST, PROFILES_CHECK, PROFILES_EXPORT, PROFILES_IMPORT);

    boolean takes(int words) {
        return words >= least && words <= most;
    }

    /// The options that it has beside those that all have.
    Set<String> options() {
        return switch (this) {
            case SYNC -> Set.of(Grammar.DRY_RUN, Grammar.YES);
            case CALENDARS -> Set.of(Grammar.USER);
            case ROOMS -> Set.of(Grammar.FROM, Grammar.TO);
            case NOTHING -> Set.of(Grammar.HIDDEN);
            case SCREENSHOTS -> Set.of(Grammar.FEW);
            case DEMO,
                    PROFILES,
                    PROFILES_LIST,
                    PROFILES_CHECK,
                    PROFILES_EXPORT,
                    PROFILES_IMPORT,
                    PASSWORD,
                    HISTORY,
                    UNDO,
                    WHY ->
                    Set.of();
        };
    }

    String word() {
        return word;
    }

    String description() {
        return description;
    }
}
