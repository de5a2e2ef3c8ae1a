package io.calferry.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// What a path of [MemoryCalDav] means.
sealed interface Address {

    record Root() implements Address {}

    record Principal(String user) implements Address {}

    record Home(String user) implements Address {}

    record OfCalendar(String user, String name) implements Address {}

    record OfObject(OfCalendar calendar, String name) implements Address {}

    record OfFeed(String name) implements Address {}

    record WellKnown() implements Address {}

    record Nowhere() implements Address {}

    static Address of(Request request) {
        return of(request.segments());
    }

    static Address of(List<String> path) {
        if (path.isEmpty()) {
            return new Root();
        }
        var rest = path.subList(1, path.size());
        return switch (path.getFirst()) {
            case "calendars" -> inCalendars(rest);
            case "principals" -> rest.size() == 1 ? new Principal(rest.get(0)) : new Nowhere();
            case "published" -> rest.size() == 1 ? new OfFeed(rest.get(0)) : new Nowhere();
            case ".well-known" -> rest.equals(List.of("caldav")) ? new WellKnown() : new Nowhere();
            default -> new Nowhere();
        };
    }

    private static Address inCalendars(List<String> path) {
        return switch (path.size()) {
            case 1 -> new Home(path.get(0));
            case 2 -> new OfCalendar(path.get(0), path.get(1));
            case 3 -> new OfObject(new OfCalendar(path.get(0), path.get(1)), path.get(2));
            default -> new Nowhere();
        };
    }

    /// The path, encoded in the way of `spelling`.
    default String path(Spelling spelling) {
        return switch (this) {
            case Root() -> "/";
            case Principal(var user) -> spelling.folder("principals", user);
            case Home(var user) -> spelling.folder("calendars", user);
            case OfCalendar(var user, var name) -> spelling.folder("calendars", user, name);
            case OfObject(var calendar, var name) -> calendar.path(spelling) + spelling.name(name);
            case OfFeed(var name) -> "/published/" + spelling.name(name);
            case WellKnown() -> "/.well-known/caldav";
            case Nowhere() -> "/";
        };
    }

    /// How names are percent-encoded: servers differ, and clients must not care.
    enum Spelling {
        /// Only what RFC 3986 section 3.3 does not allow in a segment.
        SPARING("!$&'()*+,;=:@-._~"),
        /// Everything but letters, digits and dots.
        LAVISH(".");

        private final String left;

        Spelling(String left) {
            this.left = left;
        }

        private String folder(String... names) {
            return List.of(names).stream()
                    .map(this::name)
                    .collect(Collectors.joining("/", "/", "/"));
        }

        String name(String name) {
            if (name.chars().allMatch(this::stays)) {
                return name;
            }
            var encoded = new StringBuilder();
            for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
                if (stays(octet)) {
                    encoded.append((char) octet);
                } else {
                    encoded.append("%%%02x".formatted(octet & 0xff));
                }
            }
            return encoded.toString();
        }

        private boolean stays(int c) {
            return c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || left.indexOf(c) >= 0;
        }
    }
}
