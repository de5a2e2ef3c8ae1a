package io.calferry.profile;

import java.util.List;
import java.util.Optional;

/// One thing that is wrong with a profile or with the file it stands in. Holds no value of the
/// file, only places and what would be right.
///
/// @param field such as `profiles[0].source.url`; empty where the whole file is meant
/// @param at where in the file, where it came from one
public record Problem(String field, Optional<At> at, What what) {

    /// A place in a text; both from 1 on.
    public record At(int line, int column) {}

    /// What is wrong.
    public sealed interface What {

        /// The file can't be opened, or not be read to its end.
        record NotReadable() implements What {}

        /// @param limit in bytes
        record TooLarge(long limit) implements What {}

        record NotUtf8() implements What {}

        /// The text is no JSON from here on.
        record NotJson() implements What {}

        /// A newer Calferry wrote it.
        record Newer() implements What {}

        /// @param known the fields that there are
        record UnknownField(List<String> known) implements What {}

        record MissingField() implements What {}

        /// The same name twice in one object.
        record DuplicateField() implements What {}

        record WrongType(Type expected) implements What {}

        record NotOneOf(List<String> allowed) implements What {}

        record Malformed(Form expected) implements What {}

        /// Every field is right in itself, but not beside the others.
        record Contradiction(Rule rule) implements What {}
    }

    /// The types of JSON.
    public enum Type {
        OBJECT,
        LIST,
        TEXT,
        NUMBER,
        TRUE_OR_FALSE
    }

    /// What a value has to look like.
    public enum Form {
        NOT_EMPTY,
        PROFILE_ID,
        /// http or https
        WEB_ADDRESS,
        /// http, https, webcal or file
        FEED_ADDRESS,
        /// Of a file or folder; not blank, and not from `~` on
        PATH,
        MAILBOX,
        /// Such as `PT15M`, longer than nothing
        POSITIVE_DURATION,
        /// Such as `PT10M`, in whole seconds, not negative, at most a year
        LEAD,
        /// Such as `P30D`, whole days and not negative
        DAYS,
        REGULAR_EXPRESSION,
        /// One line of at most 100 characters
        TITLE_PREFIX,
        SHA256,
        /// From 0 to 1
        SHARE,
        /// A whole number, not negative
        COUNT,
        /// A whole number from 1 on
        VERSION
    }

    /// What fields owe to each other.
    public enum Rule {
        ID_TAKEN,
        SAME_CALENDAR,
        TWO_WAY_NEEDS_WRITABLE_SOURCE,
        TARGET_FEED_MUST_BE_A_FILE,
        ONE_INSIDE_THE_OTHER,
        PASSWORD_IN_ADDRESS,
        URL_OR_AUTODISCOVER,
        EVERY_OR_MANUAL,
        ON_CHANGE_NEEDS_EVERY,
        IS_OR_NOT,
        MATCHES_OR_NOT
    }
}
