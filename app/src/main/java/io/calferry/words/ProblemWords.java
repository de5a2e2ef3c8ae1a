package io.calferry.words;

import io.calferry.profile.Problem;
import io.calferry.profile.Problem.What;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with profiles, in sentences.
public final class ProblemWords {

    /// So many problems of a file are told, and how many more there are: a file may be wrong
    /// throughout.
    private static final int TOLD = 3;

    private final Bundle bundle;

    ProblemWords(Bundle bundle) {
        this.bundle = bundle;
    }

    /// Where in `file`, which field, what is wrong and what would be right.
    public String sentence(Path file, Problem problem) {
        var place = problem.at().map(at -> ":" + at.line() + ":" + at.column()).orElse("");
        var field = problem.field().isEmpty() ? "" : problem.field() + ": ";
        return file + place + ": " + field + what(problem.what());
    }

    /// The first few of many problems, a sentence each, and one that tells how many others there
    /// are.
    public List<String> sentences(Path file, List<Problem> problems) {
        var sentences = new ArrayList<String>();
        problems.stream().limit(TOLD).forEach(it -> sentences.add(sentence(file, it)));
        if (problems.size() > TOLD) {
            sentences.add(bundle.get("problem.more", problems.size() - TOLD));
        }
        return sentences;
    }

    /// What is wrong and what would be right, without its place.
    public String what(What what) {
        return switch (what) {
            case What.NotReadable _ -> bundle.get("problem.not-readable");
            case What.TooLarge(var limit) -> bundle.get("problem.too-large", limit >> 20);
            case What.NotUtf8 _ -> bundle.get("problem.not-utf8");
            case What.NotJson _ -> bundle.get("problem.not-json");
            case What.Newer _ -> bundle.get("problem.newer");
            case What.UnknownField(var known) -> bundle.get("problem.unknown-field", list(known));
            case What.MissingField _ -> bundle.get("problem.missing-field");
            case What.DuplicateField _ -> bundle.get("problem.duplicate-field");
            case What.WrongType(var expected) -> bundle.choose("problem.type", expected);
            case What.NotOneOf(var allowed) -> bundle.get("problem.not-one-of", list(allowed));
            case What.Malformed(var form) -> bundle.choose("problem.form", form);
            case What.Contradiction(var rule) -> bundle.choose("problem.rule", rule);
        };
    }

    private static String list(List<String> words) {
        return String.join(", ", words);
    }
}
