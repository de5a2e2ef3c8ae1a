package io.calferry.ledger;

import io.calferry.sync.Fault;
import io.calferry.sync.Guard;
import io.calferry.sync.Href;
import io.calferry.sync.Parked;
import io.calferry.sync.Side;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The reason of a parked object as a line of text: words separated by tabs, the first of them
/// naming the case, with `\t` for a tab and `\\` for a backslash inside a word.
final class Reasons {

    private Reasons() {}

    static String text(Parked.Reason reason) {
        return switch (reason) {
            case Parked.Reason.Failed(var side, var fault) ->
                    "failed\t" + side + "\t" + text(fault);
            case Parked.Reason.Clash() -> "clash";
            case Parked.Reason.Held(var finding) -> "held\t" + text(finding);
        };
    }

    /// Reads what [#text] wrote; throws `IllegalArgumentException` or `IndexOutOfBoundsException`
    /// for anything else.
    static Parked.Reason reason(String text) {
        var words = split(text);
        return switch (words.getFirst()) {
            case "failed" ->
                    new Parked.Reason.Failed(
                            Side.valueOf(words.get(1)), fault(words.subList(2, words.size())));
            case "clash" -> new Parked.Reason.Clash();
            case "held" -> new Parked.Reason.Held(finding(words.subList(1, words.size())));
            default -> throw new IllegalArgumentException("no reason: " + words.getFirst());
        };
    }

    private static String text(Fault fault) {
        return switch (fault) {
            case Fault.Offline(var host, var why) -> join("offline", host, why.name());
            case Fault.SignIn(var host, var why) -> join("sign-in", host, why.name());
            case Fault.Busy(var host, var retryAt) ->
                    join("busy", host, retryAt.map(Instant::toString).orElse(""));
            case Fault.Missing(var what) -> join("missing", what);
            case Fault.Stale(var href) -> join("stale", href.value());
            case Fault.Refused(var why, var detail) -> join("refused", why.name(), detail);
            case Fault.Unreadable(var why, var detail) -> join("unreadable", why.name(), detail);
            case Fault.ReadOnly(var what) -> join("read-only", what);
            case Fault.Bug(var reference) -> join("bug", reference);
        };
    }

    private static Fault fault(List<String> words) {
        var first = words.get(1);
        return switch (words.getFirst()) {
            case "offline" -> new Fault.Offline(first, Fault.Offline.Why.valueOf(words.get(2)));
            case "sign-in" -> new Fault.SignIn(first, Fault.SignIn.Why.valueOf(words.get(2)));
            case "busy" ->
                    new Fault.Busy(
                            first,
                            Optional.of(words.get(2))
                                    .filter(at -> !at.isEmpty())
                                    .map(Instant::parse));
            case "missing" -> new Fault.Missing(first);
            case "stale" -> new Fault.Stale(new Href(first));
            case "refused" -> new Fault.Refused(Fault.Refused.Why.valueOf(first), words.get(2));
            case "unreadable" ->
                    new Fault.Unreadable(Fault.Unreadable.Why.valueOf(first), words.get(2));
            case "read-only" -> new Fault.ReadOnly(first);
            case "bug" -> new Fault.Bug(first);
            default -> throw new IllegalArgumentException("no fault: " + words.getFirst());
        };
    }

    private static String text(Guard.Finding finding) {
        return switch (finding) {
            case Guard.Finding.TooMany(var deletions, var takeOvers, var linked) ->
                    "too-many\t" + deletions + "\t" + takeOvers + "\t" + linked;
            case Guard.Finding.Emptied(var side) -> "emptied\t" + side;
            case Guard.Finding.Moved(var side) -> "moved\t" + side;
            case Guard.Finding.FirstRun(var takeOvers) -> "first-run\t" + takeOvers;
        };
    }

    private static Guard.Finding finding(List<String> words) {
        var first = words.get(1);
        return switch (words.getFirst()) {
            case "too-many" ->
                    new Guard.Finding.TooMany(
                            Long.parseLong(first),
                            Long.parseLong(words.get(2)),
                            Long.parseLong(words.get(3)));
            case "emptied" -> new Guard.Finding.Emptied(Side.valueOf(first));
            case "moved" -> new Guard.Finding.Moved(Side.valueOf(first));
            case "first-run" -> new Guard.Finding.FirstRun(Long.parseLong(first));
            default -> throw new IllegalArgumentException("no finding: " + words.getFirst());
        };
    }

    private static String join(String... words) {
        var text = new StringBuilder(words[0]);
        for (var i = 1; i < words.length; i++) {
            text.append('\t').append(words[i].replace("\\", "\\\\").replace("\t", "\\t"));
        }
        return text.toString();
    }

    private static List<String> split(String text) {
        var words = new ArrayList<String>();
        for (var word : text.split("\t", -1)) {
            var plain = new StringBuilder(word.length());
            for (var i = 0; i < word.length(); i++) {
                var c = word.charAt(i);
                if (c == '\\') {
                    i++;
                    plain.append(word.charAt(i) == 't' ? '\t' : word.charAt(i));
                } else {
                    plain.append(c);
                }
            }
            words.add(plain.toString());
        }
        return words;
    }
}
