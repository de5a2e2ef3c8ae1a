package io.calferry.shape;

import java.util.regex.Pattern;

/// A regular expression that can't make the program spin: it may look at a limited number of
/// characters, then it gives up. Java's own engine takes exponential time for `(a+)+b`.
final class TitlePattern {

    /// A title longer than this is judged by its beginning.
    static final int LONGEST_TITLE = 2_000;

    private static final int MOST_STEPS = 200_000;

    private final Pattern pattern;

    TitlePattern(String expression) {
        pattern = Pattern.compile(expression);
    }

    /// What came of looking for the expression in a title.
    enum Found {
        YES,
        NO,
        /// It took too long to tell.
        UNDECIDED
    }

    Found in(String title) {
        var limited = title.substring(0, Math.min(title.length(), LONGEST_TITLE));
        try {
            return pattern.matcher(new Counted(limited, new Steps())).find() ? Found.YES : Found.NO;
        } catch (TooManySteps | StackOverflowError tooMuch) {
            return Found.UNDECIDED;
        }
    }

    private static final class Steps {
        private int taken;

        void take() {
            if (++taken > MOST_STEPS) {
                throw new TooManySteps();
            }
        }
    }

    private record Counted(CharSequence text, Steps steps) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps.take();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("a title pattern gave up", null, false, false);
        }
    }
}
