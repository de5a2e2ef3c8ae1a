package io.calferry.outlook;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes over an item without doubling what the mapping itself told about it.
final class WrittenOver {

    private final Details master;
    private final List<String> mimeLinks;
    private final Map<Instant, Details> occurrences = new HashMap<>();

    WrittenOver(Appointment held) {
        this.master = held.details();
        this.mimeLinks = Mime.of(held.mime()).joinLink().stream().toList();
        held.series()
                .ifPresent(
                        series ->
                                series.modified()
                                        .forEach(
                                                m ->
                                                        occurrences.put(
                                                                m.originalStart(), m.details())));
    }

    Appointment with(Appointment written) {
        var days = OwnDays.of(master.time(), written.details().time());
        var told = days.map(own -> told(own, written)).orElse(written);
        return new Appointment(
                told.identity(),
                told.mark(),
                over(master, told.details()),
                told.series().map(this::series),
                told.mime());
    }

    private static Appointment told(OwnDays days, Appointment item) {
        var series =
                item.series()
                        .map(
                                s ->
                                        new Series(
                                                s.pattern(),
                                                s.range(),
                                                s.modified().stream()
                                                        .map(one -> told(days, one))
                                                        .toList(),
                                                s.deleted().stream().map(days::tell).toList()));
        return new Appointment(
                item.identity(), item.mark(), told(days, item.details()), series, item.mime());
    }

    private static ModifiedOccurrence told(OwnDays days, ModifiedOccurrence one) {
        return new ModifiedOccurrence(days.tell(one.originalStart()), told(days, one.details()));
    }

    private static Details told(OwnDays days, Details details) {
        return details.at(days.tell(details.time()));
    }

    private Series series(Series written) {
        return new Series(
                written.pattern(),
                written.range(),
                written.modified().stream()
                        .map(
                                one ->
                                        new ModifiedOccurrence(
                                                one.originalStart(),
                                                over(
                                                        occurrences.getOrDefault(
                                                                one.originalStart(), master),
                                                        one.details())))
                        .toList(),
                written.deleted());
    }

    private Details over(Details held, Details written) {
        var links = held.joinLink().map(List::of).orElse(mimeLinks);
        return written.with(subject(held, written), body(held, written.body(), links))
                .answered(held.status().response());
    }

    private static String subject(Details held, Details written) {
        return Entry.subject(held).equals(written.subject()) ? held.subject() : written.subject();
    }

    private static Body body(Details held, Body written, List<String> links) {
        var own = Bodies.text(held.body());
        var text = Footer.without(written.text(), own, held, links).strip();
        if (text.equals(own)) {
            return held.body();
        }
        return text.equals(written.text()) ? written : Body.ofText(text);
    }
}
