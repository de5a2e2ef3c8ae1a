package io.calferry.sync;

import io.calferry.sync.Origin.Stage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Shaping for tests in which the text of a calendar object is one word, with our mark in a second
/// line. A word that begins with `secret` is withheld and its copy goes, one that begins with `far`
/// is withheld and its copy stays, and one that begins with `bad` is unfit.
public final class PlainShaping implements Shaping {

    private final String profile;
    String key = "plain";

    public PlainShaping(String profile) {
        this.profile = profile;
    }

    static String body(CalendarObject object) {
        return object.text().lines().findFirst().orElse("");
    }

    static Fingerprint print(Uid uid, String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Fingerprint.of(
                    digest.digest((uid + "\n" + body).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Shaped view(Side side, CalendarObject held) {
        var body = body(held);
        if (body.startsWith("secret")) {
            return new Shaped.Withheld("secret", body, Shaped.Copy.GOES);
        }
        if (body.startsWith("far")) {
            return new Shaped.Withheld("far", body, Shaped.Copy.STAYS);
        }
        if (body.startsWith("bad")) {
            var why = Fault.Unreadable.Why.BAD_OBJECT;
            return new Shaped.Unfit(new Fault.Unreadable(why, body), body);
        }
        var plain = new CalendarObject(held.uid(), body);
        return new Shaped.Crosses(
                plain, print(held.uid(), body), origin(held), Optional.<Instant>empty(), body);
    }

    private static Optional<Origin> origin(CalendarObject held) {
        return held.text()
                .lines()
                .skip(1)
                .findFirst()
                .map(line -> line.split(" "))
                .filter(mark -> mark[3].equals(held.uid().value()))
                .map(mark -> new Origin(mark[0], Side.valueOf(mark[1]), stage(mark[2])));
    }

    private static Stage stage(String word) {
        return switch (word) {
            case "making" -> new Stage.Making();
            case "changing" -> new Stage.Changing();
            default -> new Stage.Whole(Fingerprint.parse(word));
        };
    }

    /// What a store holds of `text` when the first of two requests for it was done.
    ///
    /// @param stage `making` or `changing`
    static String begun(String text, String stage) {
        var lines = text.split("\n", 2);
        var mark = lines.length == 1 ? "" : "\n" + lines[1].replaceAll("[0-9a-f]{64}", stage);
        return "a part of " + lines[0] + mark;
    }

    @Override
    public CalendarObject outgoing(
            Side to, Shaped.Crosses crossing, Optional<CalendarObject> over) {
        var object = crossing.object();
        var mark = profile + " " + to.other() + " " + crossing.fingerprint() + " " + object.uid();
        return new CalendarObject(object.uid(), object.text() + "\n" + mark);
    }

    @Override
    public List<FieldChange> differences(
            Optional<CalendarObject> from, Optional<CalendarObject> to) {
        var before = from.map(PlainShaping::body).orElse("");
        var after = to.map(PlainShaping::body).orElse("");
        return before.equals(after) ? List.of() : List.of(new FieldChange("body", before, after));
    }

    @Override
    public String key(Side side) {
        return key;
    }
}
