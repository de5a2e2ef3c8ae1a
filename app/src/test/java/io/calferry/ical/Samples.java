package io.calferry.ical;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.StoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Calendar objects for tests.
final class Samples {

    private Samples() {}

    static Component calendar(String... lines) {
        return parse("BEGIN:VCALENDAR\n" + String.join("\n", lines) + "\nEND:VCALENDAR\n");
    }

    static Component event(String... lines) {
        return calendar("BEGIN:VEVENT\nUID:u\n" + String.join("\n", lines) + "\nEND:VEVENT");
    }

    static Component parse(String text) {
        try {
            return Component.parse(text);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    static Component repaired(Component calendar) {
        var repaired = Repair.of(calendar);
        assertThat(repaired).isInstanceOf(Repaired.Fit.class);
        return ((Repaired.Fit) repaired).calendar();
    }

    /// The content lines of the first entry after repair, without UID and DTSTAMP.
    static List<String> repairedEvent(String... lines) {
        var entry = repaired(event(lines)).entries().getFirst();
        var out = new ArrayList<String>();
        for (var property : entry.properties()) {
            if (!property.is("UID") && !property.is("DTSTAMP")) {
                out.add(new Printer().print(property).toString().strip());
            }
        }
        return out;
    }

    static String unfit(Component calendar) {
        var repaired = Repair.of(calendar);
        assertThat(repaired).isInstanceOf(Repaired.Unfit.class);
        return ((Repaired.Unfit) repaired).reason();
    }

    /// The same content with properties, parameters and components in another order.
    static Component shuffled(Component component, Random random) {
        var properties = new ArrayList<Property>();
        for (var property : component.properties()) {
            var parameters = new ArrayList<>(property.parameters());
            java.util.Collections.shuffle(parameters, random);
            properties.add(
                    new Property(property.name(), List.copyOf(parameters), property.value()));
        }
        java.util.Collections.shuffle(properties, random);
        var components = new ArrayList<Component>();
        for (var inner : component.components()) {
            components.add(shuffled(inner, random));
        }
        java.util.Collections.shuffle(components, random);
        return new Component(component.name(), List.copyOf(properties), List.copyOf(components));
    }

    /// The .ics files of the corpus beside the project; none where it is not there.
    static List<Path> corpus() {
        for (var root :
                List.of("../shared/corpus", "../../shared/corpus", "../../../shared/corpus")) {
            if (Files.isDirectory(Path.of(root))) {
                try (var files = Files.walk(Path.of(root))) {
                    return files.filter(f -> f.toString().endsWith(".ics")).sorted().toList();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return List.of();
    }
}
