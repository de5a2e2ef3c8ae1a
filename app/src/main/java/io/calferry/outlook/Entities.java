package io.calferry.outlook;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The character references of HTML: those with a number, and the names that Outlook writes, which
/// are those of HTML 4 for Latin-1 and for punctuation.
final class Entities {

    private static final String LATIN_1 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg"
                + " plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12"
                + " frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute"
                + " Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml"
                + " times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc"
                + " atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc"
                + " iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute"
                + " ucirc uuml yacute thorn yuml";

    /// The longest reference: `&thetasym;` has ten characters, `&#1114111;` too.
    private static final int LONGEST = 12;

    private static final Map<String, String> NAMES = names();

    private Entities() {}

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        char c = 160;
        for (var name : LATIN_1.split(" ")) {
            names.put(name, String.valueOf(c++));
        }
        var others =
                "amp & lt < gt > quot \" apos ' euro \u20ac ndash \u2013 mdash \u2014 lsquo \u2018"
                    + " rsquo \u2019 sbquo \u201a ldquo \u201c rdquo \u201d bdquo \u201e bull"
                    + " \u2022 hellip \u2026 trade \u2122 larr \u2190 uarr \u2191 rarr \u2192 darr"
                    + " \u2193 lsaquo \u2039 rsaquo \u203a permil \u2030 dagger \u2020 Dagger"
                    + " \u2021 oelig \u0153 OElig \u0152 scaron \u0161 Scaron \u0160 minus \u2212"
                    + " le \u2264 ge \u2265 ne \u2260 infin \u221e check \u2713";
        var words = others.split(" ");
        for (int i = 0; i + 1 < words.length; i += 2) {
            names.put(words[i], words[i + 1]);
        }
        return Map.copyOf(names);
    }

    /// The text with its references resolved; what is none stays.
    static String resolve(String text) {
        int at = text.indexOf('&');
        if (at < 0) {
            return text;
        }
        var out = new StringBuilder(text.length()).append(text, 0, at);
        for (int i = at; i < text.length(); i++) {
            int end = text.charAt(i) == '&' ? end(text, i) : -1;
            var found = end < 0 ? null : one(text.substring(i + 1, end));
            if (found == null) {
                out.append(text.charAt(i));
            } else {
                out.append(found);
                i = end;
            }
        }
        return out.toString();
    }

    /// Where the reference that begins at `from` ends; -1 where that is none.
    private static int end(String text, int from) {
        for (int i = from + 1; i < text.length() && i - from <= LONGEST; i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String one(String name) {
        if (!name.startsWith("#")) {
            return NAMES.get(name);
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
