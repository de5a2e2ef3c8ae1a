package io.calferry.profile;

import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.Rule;
import io.calferry.profile.Problem.What;
import io.calferry.shape.Filter;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// What a person typed into one field of a profile: what it means, or what is wrong with it, by the
/// same rules by which the file is read. Blanks around it, which come with pasting, do not count.
public sealed interface Typed<T> {

    record Right<T>(T value) implements Typed<T> {}

    /// @param what such as [What.MissingField] where nothing was typed
    record Wrong<T>(What what) implements Typed<T> {}

    /// What it means, where it is right.
    default Optional<T> meaning() {
        return switch (this) {
            case Right<T>(var value) -> Optional.of(value);
            case Wrong<T> _ -> Optional.empty();
        };
    }

    /// What is wrong with it, where something is.
    default Optional<What> wrong() {
        return switch (this) {
            case Right<T> _ -> Optional.empty();
            case Wrong<T>(var what) -> Optional.of(what);
        };
    }

    /// A name: of a profile, a calendar, a user or a category.
    static Typed<String> name(String text) {
        return read(text, Form.NOT_EMPTY, it -> it);
    }

    static Typed<ProfileId> id(String text) {
        return read(text, Form.PROFILE_ID, ProfileId::new);
    }

    /// The address of a CalDAV or Exchange server.
    static Typed<URI> webAddress(String text) {
        return address(text, Form.WEB_ADDRESS);
    }

    /// The address of an ICS feed.
    static Typed<URI> feedAddress(String text) {
        return address(text, Form.FEED_ADDRESS);
    }

    private static Typed<URI> address(String text, Form form) {
        var read = read(text, form, it -> Forms.address(it, form));
        return read.meaning().filter(Forms::holdsUser).isPresent()
                ? new Wrong<>(new What.Contradiction(Rule.PASSWORD_IN_ADDRESS))
                : read;
    }

    static Typed<String> mailbox(String text) {
        return read(text, Form.MAILBOX, Forms::mailbox);
    }

    /// A file or a folder.
    static Typed<Path> path(String text) {
        return read(text, Form.PATH, Forms::path);
    }

    /// The SHA-256 of a certificate, with colons or without.
    static Typed<Trust.Pin> pin(String text) {
        return read(text, Form.SHA256, Forms::pin);
    }

    /// A regular expression for titles.
    static Typed<String> expression(String text) {
        return exactly(
                text, Form.REGULAR_EXPRESSION, it -> new Filter.TitleMatches(it).expression());
    }

    /// What stands before each title; may be empty, and the blanks at its end count.
    static Typed<String> titlePrefix(String text) {
        return text.isEmpty()
                ? new Right<>(text)
                : exactly(text, Form.TITLE_PREFIX, Forms::titlePrefix);
    }

    /// A whole number, not negative.
    static Typed<Integer> count(String text) {
        return read(text, Form.COUNT, Forms::count);
    }

    private static <T> Typed<T> read(String text, Form form, Function<String, T> read) {
        return exactly(text.strip(), form, read);
    }

    /// @param read throws `RuntimeException` for what is not in the form
    private static <T> Typed<T> exactly(String text, Form form, Function<String, T> read) {
        if (text.isBlank()) {
            return new Wrong<>(new What.MissingField());
        }
        try {
            return new Right<>(read.apply(text));
        } catch (RuntimeException _) {
            return new Wrong<>(new What.Malformed(form));
        }
    }
}
