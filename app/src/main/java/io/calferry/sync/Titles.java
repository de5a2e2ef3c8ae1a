package io.calferry.sync;

import java.text.Normalizer;
import java.util.Locale;

/// How titles are searched: in any case and any script, whatever the form in which a letter is
/// written.
public final class Titles {

    private Titles() {}

    /// The form in which two titles are the same that a person would call the same. It is one
    /// letter at a time, so that a part of a title has the form that it has in the whole: Java's
    /// own lower case of a Greek sigma depends on what follows.
    public static String folded(String title) {
        var upper = Normalizer.normalize(title, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        var folded = new StringBuilder(upper.length());
        upper.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
