package io.calferry.profile;

import io.calferry.profile.Problem.Rule;
import io.calferry.profile.Way.Direction;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the fields of a profile owe to each other.
public final class Checks {

    private Checks() {}

    static Map<String, Rule> of(Profile profile) {
        return of(profile.source(), profile.target(), profile.way().direction());
    }

    /// The rules that two sides break beside each other, by the field to change: `target` or
    /// `direction`.
    public static Map<String, Rule> of(Endpoint source, Endpoint target, Direction direction) {
        var broken = new LinkedHashMap<String, Rule>();
        if (target instanceof Endpoint.Ics feed && feed.file().isEmpty()) {
            broken.put("target", Rule.TARGET_FEED_MUST_BE_A_FILE);
        } else if (Address.place(source).equals(Address.place(target))) {
            broken.put("target", Rule.SAME_CALENDAR);
        } else if (isInside(source, target) || isInside(target, source)) {
            broken.put("target", Rule.ONE_INSIDE_THE_OTHER);
        }
        if (direction == Direction.TWO_WAY && source instanceof Endpoint.Ics) {
            broken.put("direction", Rule.TWO_WAY_NEEDS_WRITABLE_SOURCE);
        }
        return broken;
    }

    private static boolean isInside(Endpoint inner, Endpoint outer) {
        return outer instanceof Endpoint.Folder(var folder)
                && file(inner).filter(path -> isBelow(path, folder)).isPresent();
    }

    private static Optional<Path> file(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Folder(var path) -> Optional.of(path);
            case Endpoint.Ics feed -> feed.file();
            case Endpoint.CalDav _, Endpoint.Exchange _, Endpoint.Graph _ -> Optional.empty();
        };
    }

    private static boolean isBelow(Path path, Path folder) {
        return path.normalize().startsWith(folder.normalize());
    }
}
