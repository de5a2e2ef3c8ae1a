package io.calferry.cli;

/// What the program can be asked to do.
enum Verb {
    NOTHING("", "Carries calendar entries between ICS feeds, folders and CalDAV calendars."),
    DEMO("demo", "Shows the main job on a sample feed, in a folder of its own."),
    SYNC("sync", "Runs profiles now; without names, all that are enabled."),
    PROFILES("profiles", "Lists, checks, exports and imports profiles."),
    PROFILES_LIST("list", "Lists all profiles."),
    PROFILES_CHECK("check", "Signs in to both sides and says what it found."),
    PROFILES_EXPORT("export", "Writes all profiles to a file, without any password."),
    PROFILES_IMPORT("import", "Adds the profiles of a file."),
    CALENDARS("calendars", "Finds the calendars of a CalDAV account."),
    PASSWORD("password", "Keeps a password in the keychain (not there yet)."),
    HISTORY("history", "Tells what runs did, newest first."),
    UNDO("undo", "Takes back what a run did."),
    WHY("why", "Tells where an event is and why.");

    private final String word;
    private final String description;

    Verb(String word, String description) {
        this.word = word;
        this.description = description;
    }

    String word() {
        return word;
    }

    String description() {
        return description;
    }
}
