package io.calferry.bench.ews;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;

/// Reads a zone that a client describes by periods and transitions.
final class ZoneReader {

    private ZoneReader() {}

    /// A custom zone with the rules of the first zone that changes its clock as described; empty
    /// where there is no description, or none that fits.
    static Optional<WindowsZone> read(Element zone) {
        if (zone.childrenAt("Periods").isEmpty()) {
            return Optional.empty();
        }
        var wanted = outline(zone);
        for (var known : WindowsZone.all()) {
            var text = new XmlText();
            ZoneXml.full(text, "t:Zone", known);
            if (wanted.equals(outline(parsed(text)))) {
                return Optional.of(
                        WindowsZone.custom(zone.attribute("Id").orElse(""), known.rules()));
            }
        }
        return Optional.empty();
    }

    private static Element parsed(XmlText text) {
        var document = text.toString().replaceFirst(">", " xmlns:t=\"t\">");
        try {
            return Element.parse(document.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (javax.xml.stream.XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What matters: how far each period is off, and on which days the clock changes.
    private static TreeSet<String> outline(Element zone) {
        var outline = new TreeSet<String>();
        for (var period : zone.childrenAt("Periods")) {
            outline.add("bias " + minutes(period.attribute("Bias").orElse("PT0S")));
        }
        for (var group : zone.childrenAt("TransitionsGroups")) {
            for (var change : group.children()) {
                if (change.name().equals("RecurringDayTransition")) {
                    outline.add(
                            String.join(
                                    " ",
                                    "change",
                                    change.textAt("Month").orElse(""),
                                    change.textAt("DayOfWeek").orElse(""),
                                    change.textAt("Occurrence").orElse(""),
                                    minutes(change.textAt("TimeOffset").orElse("PT0S"))));
                }
            }
        }
        return outline;
    }

    private static String minutes(String duration) {
        return Long.toString(Duration.parse(duration.replace("P0D", "P")).toMinutes());
    }
}
