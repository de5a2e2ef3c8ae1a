package io.calferry.shape;

import java.util.regex.Pattern;

/// Keeps events of a kind from crossing. An event crosses when every filter lets it pass.
public sealed interface Filter {

    /// Its name in a profile, which is what a person is told when it keeps something back.
    String kind();

    /// Withholds what the owner of the calendar declined.
    record SkipDeclined() implements Filter {
        @Override
        public String kind() {
            return "skip-declined";
        }
    }

    /// Withholds what is cancelled.
    record SkipCancelled() implements Filter {
        @Override
        public String kind() {
            return "skip-cancelled";
        }
    }

    /// Withholds what does not make its owner busy.
    record SkipFree() implements Filter {
        @Override
        public String kind() {
            return "skip-free";
        }
    }

    /// Withholds what is tentative.
    record SkipTentative() implements Filter {
        @Override
        public String kind() {
            return "skip-tentative";
        }
    }

    /// Withholds what is private or confidential.
    record SkipPrivate() implements Filter {
        @Override
        public String kind() {
            return "skip-private";
        }
    }

    /// Withholds what lasts whole days.
    record SkipAllDay() implements Filter {
        @Override
        public String kind() {
            return "skip-all-day";
        }
    }

    /// Lets pass only what is in `category`, upper and lower case being the same.
    record CategoryIs(String category) implements Filter {

        /// Throws `IllegalArgumentException` for a blank category.
        public CategoryIs {
            requireName(category);
        }

        @Override
        public String kind() {
            return "category";
        }
    }

    /// Withholds what is in `category`, upper and lower case being the same.
    record CategoryNot(String category) implements Filter {

        /// Throws `IllegalArgumentException` for a blank category.
        public CategoryNot {
            requireName(category);
        }

        @Override
        public String kind() {
            return "category";
        }
    }

    /// Lets pass only what has a title in which `expression` is found somewhere.
    record TitleMatches(String expression) implements Filter {

        /// Throws `java.util.regex.PatternSyntaxException`, an `IllegalArgumentException`, for what
        /// is no regular expression of [Pattern].
        public TitleMatches {
            requirePattern(expression);
        }

        @Override
        public String kind() {
            return "title";
        }
    }

    /// Withholds what has a title in which `expression` is found somewhere.
    record TitleNot(String expression) implements Filter {

        /// Throws `java.util.regex.PatternSyntaxException`, an `IllegalArgumentException`, for what
        /// is no regular expression of [Pattern].
        public TitleNot {
            requirePattern(expression);
        }

        @Override
        public String kind() {
            return "title";
        }
    }

    private static void requireName(String category) {
        if (category.isBlank()) {
            throw new IllegalArgumentException("a category has a name");
        }
    }

    private static void requirePattern(String expression) {
        if (expression.length() > 1000) {
            throw new IllegalArgumentException("a title filter has at most 1000 characters");
        }
        Pattern.compile(expression);
    }
}
