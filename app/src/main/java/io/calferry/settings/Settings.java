package io.calferry.settings;

import io.calferry.profile.ProfileId;

import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a person wants the program. Whether it starts at login is not among it: the platform knows.
///
/// @param keepUndo how long runs can be taken back, in days
/// @param window where the window was last, where it was anywhere
/// @param rest what is paused
/// @param closing whether it was asked what closing the window means where there is no tray
public record Settings(
        Theme theme,
        Language language,
        Tray tray,
        Notifications notifications,
        Proxy proxy,
        LogLevel logLevel,
        Period keepUndo,
        Optional<Bounds> window,
        Rest rest,
        ClosingQuestion closing) {

    /// What is usual.
    public static final Settings DEFAULT =
            new Settings(
                    Theme.SYSTEM,
                    Language.SYSTEM,
                    Tray.SHOWN,
                    Notifications.ON,
                    new Proxy.OfSystem(),
                    LogLevel.NORMAL,
                    Period.ofDays(30),
                    Optional.empty(),
                    Rest.NONE,
                    ClosingQuestion.NOT_ASKED);

    /// Throws `IllegalArgumentException` where undo is not kept for a number of days from 1 on.
    public Settings {
        if (keepUndo.toTotalMonths() != 0 || keepUndo.getDays() < 1) {
            throw new IllegalArgumentException("undo is kept for days");
        }
    }

    /// Of all profiles.
    public Pause pause() {
        return rest.all();
    }

    /// Of single profiles; only of those that are paused.
    public Map<ProfileId, Pause> pauses() {
        return rest.single();
    }

    /// The profiles that were on when they were edited, and are off until a person has seen what
    /// they would do now.
    public Set<ProfileId> resting() {
        return rest.unseen();
    }

    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    public enum Language {
        SYSTEM,
        ENGLISH,
        GERMAN;

        /// Whose words, numbers and dates are wanted. Who speaks the language that is wanted anyway
        /// keeps the numbers of the own country.
        ///
        /// @param system of the computer
        public Locale locale(Locale system) {
            return switch (this) {
                case SYSTEM -> system;
                case ENGLISH -> like(Locale.ENGLISH, system);
                case GERMAN -> like(Locale.GERMAN, system);
            };
        }

        private static Locale like(Locale wanted, Locale system) {
            return system.getLanguage().equals(wanted.getLanguage()) ? system : wanted;
        }
    }

    public enum Tray {
        SHOWN,
        HIDDEN
    }

    public enum Notifications {
        ON,
        OFF
    }

    /// How much is written to the log.
    public enum LogLevel {
        /// What went wrong.
        WARNINGS,
        /// What was done, too.
        NORMAL,
        /// How it was done, too.
        DETAILED
    }

    public enum ClosingQuestion {
        NOT_ASKED,
        ASKED
    }

    /// Where the window is on the screen, in the pixels of its layout.
    ///
    /// @param width at least 1
    /// @param height at least 1
    public record Bounds(int x, int y, int width, int height, Extent extent) {
        public Bounds {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("a window has a size");
            }
        }
    }

    /// How large a window is.
    public enum Extent {
        /// As large as its bounds say.
        NORMAL,
        /// As large as the screen; its bounds say what it goes back to.
        MAXIMISED
    }

    public Settings withTheme(Theme it) {
        return new Settings(
                it,
                language,
                tray,
                notifications,
                proxy,
                logLevel,
                keepUndo,
                window,
                rest,
                closing);
    }

    public Settings withLanguage(Language it) {
        return new Settings(
                theme, it, tray, notifications, proxy, logLevel, keepUndo, window, rest, closing);
    }

    public Settings withTray(Tray it) {
        return new Settings(
                theme,
                language,
                it,
                notifications,
                proxy,
                logLevel,
                keepUndo,
                window,
                rest,
                closing);
    }

    public Settings withNotifications(Notifications it) {
        return new Settings(
                theme, language, tray, it, proxy, logLevel, keepUndo, window, rest, closing);
    }

    public Settings withProxy(Proxy it) {
        return new Settings(
                theme,
                language,
                tray,
                notifications,
                it,
                logLevel,
                keepUndo,
                window,
                rest,
                closing);
    }

    public Settings withLogLevel(LogLevel it) {
        return new Settings(
                theme, language, tray, notifications, proxy, it, keepUndo, window, rest, closing);
    }

    /// Throws `IllegalArgumentException` for what is no number of days from 1 on.
    public Settings withKeepUndo(Period it) {
        return new Settings(
                theme, language, tray, notifications, proxy, logLevel, it, window, rest, closing);
    }

    public Settings withWindow(Bounds it) {
        return new Settings(
                theme,
                language,
                tray,
                notifications,
                proxy,
                logLevel,
                keepUndo,
                Optional.of(it),
                rest,
                closing);
    }

    public Settings withPause(Pause it) {
        return withRest(rest.withAll(it));
    }

    /// With the pause of one profile; [Pause.None] ends it.
    public Settings withPause(ProfileId id, Pause it) {
        return withRest(rest.with(id, it));
    }

    /// With these for [#resting].
    public Settings withResting(Set<ProfileId> it) {
        return withRest(rest.withUnseen(it));
    }

    private Settings withRest(Rest it) {
        return new Settings(
                theme,
                language,
                tray,
                notifications,
                proxy,
                logLevel,
                keepUndo,
                window,
                it,
                closing);
    }

    public Settings withClosing(ClosingQuestion it) {
        return new Settings(
                theme, language, tray, notifications, proxy, logLevel, keepUndo, window, rest, it);
    }
}
