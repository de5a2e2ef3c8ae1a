package io.calferry.words;

import io.calferry.profile.Problem;
import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.Rule;
import io.calferry.profile.Problem.Type;
import io.calferry.profile.Problem.What;

import java.nio.file.Path;

/// What is wrong with profiles, in sentences.
public final class ProblemWords {

    private ProblemWords() {}

    /// Where in `file`, which field, what is wrong and what would be right.
    public static String sentence(Path file, Problem problem) {
        var place = problem.at().map(at -> ":" + at.line() + ":" + at.column()).orElse("");
        var field = problem.field().isEmpty() ? "" : problem.field() + ": ";
        return file + place + ": " + field + what(problem.what());
    }

    /// What is wrong and what would be right, without its place.
    public static String what(What what) {
        return switch (what) {
            case What.NotReadable _ -> "The file can't be read. Check its permissions.";
            case What.TooLarge(var limit) ->
                    "The file is larger than "
                            + (limit >> 20)
                            + " MB; it can't be a list of"
                            + " profiles.";
            case What.NotUtf8 _ -> "The file is not UTF-8. Save it with that encoding.";
            case What.NotJson _ -> "This is no JSON from here on.";
            case What.Newer _ -> "A newer version of Calferry wrote this file. Update Calferry.";
            case What.UnknownField(var known) ->
                    "There is no such field. There are " + String.join(", ", known) + ".";
            case What.MissingField _ -> "This field is missing.";
            case What.DuplicateField _ -> "This field stands here twice.";
            case What.WrongType(var expected) -> "This must be " + type(expected) + ".";
            case What.NotOneOf(var allowed) ->
                    "This must be one of " + String.join(", ", allowed) + ".";
            case What.Malformed(var form) -> "This must be " + form(form) + ".";
            case What.Contradiction(var rule) -> rule(rule);
        };
    }

    private static String type(Type type) {
        return switch (type) {
            case OBJECT -> "an object in braces";
            case LIST -> "a list in square brackets";
            case TEXT -> "a text in quotes";
            case NUMBER -> "a number";
            case TRUE_OR_FALSE -> "true or false";
        };
    }

    private static String form(Form form) {
        return switch (form) {
            case NOT_EMPTY -> "something, not nothing";
            case PROFILE_ID ->
                    "1 to 64 letters, digits, dots, dashes and underscores, with a letter or digit"
                            + " at both ends, and be usable as the name of a file";
            case WEB_ADDRESS -> "an address that begins with https:// or http://";
            case FEED_ADDRESS ->
                    "an address that begins with https://, http://, webcal:// or file:///";
            case PATH ->
                    "a path, written out in full or from the folder of this file on, without ~";
            case MAILBOX -> "a mail address";
            case POSITIVE_DURATION -> "a duration such as PT15M or PT1H";
            case LEAD -> "a duration in whole seconds of at most a year, such as PT10M";
            case DAYS -> "a number of whole days, months or years, such as P30D or P1Y";
            case REGULAR_EXPRESSION -> "a regular expression of at most 1000 characters";
            case TITLE_PREFIX -> "one line of at most 100 characters";
            case SHA256 -> "the 64 hexadecimal digits of a SHA-256";
            case SHARE -> "a number from 0 to 1";
            case COUNT -> "a whole number from 0 on";
            case VERSION -> "a whole number from 1 on";
        };
    }

    private static String rule(Rule rule) {
        return switch (rule) {
            case ID_TAKEN -> "Another profile has this id already.";
            case SAME_CALENDAR -> "Source and target are the same calendar.";
            case TWO_WAY_NEEDS_WRITABLE_SOURCE ->
                    "An ICS source can't be written, so the direction can only be one-way.";
            case TARGET_FEED_MUST_BE_A_FILE ->
                    "An ICS feed can be written only as a file: use a url that begins with"
                            + " file:///.";
            case ONE_INSIDE_THE_OTHER -> "One of source and target lies inside the other.";
            case PASSWORD_IN_ADDRESS ->
                    "An address holds no user and no password: name them under signIn.";
            case URL_OR_AUTODISCOVER -> "Give either url, or \"autodiscover\": true.";
            case EVERY_OR_MANUAL -> "Give either every, or \"manual\": true.";
            case IS_OR_NOT -> "Give either is or not.";
            case MATCHES_OR_NOT -> "Give either matches or not.";
        };
    }
}
