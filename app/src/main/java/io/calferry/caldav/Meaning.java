package io.calferry.caldav;

import io.calferry.caldav.Dav.Refusal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a refused write means, by its DAV error where it has one, else by its status.
enum Meaning {
    /// What is there is not what was expected there.
    CHANGED,
    NOT_THERE,
    UID_TAKEN,
    NOT_VALID,
    TOO_LARGE,
    NO_SPACE,
    READ_ONLY,
    SERVER_ERROR,
    /// The server, or what stands before it, is not there for us.
    AWAY,
    /// The status alone does not tell.
    UNCLEAR;

    /// Preconditions of RFC 4791 section 5.3.2.1, RFC 6638 section 3.2.4 and others.
    private static final Set<String> INVALID =
            Set.of(
                    "valid-calendar-data",
                    "valid-calendar-object-resource",
                    "supported-calendar-data",
                    "supported-calendar-component",
                    "min-date-time",
                    "max-date-time",
                    "max-instances",
                    "max-attendees-per-instance",
                    "same-organizer-in-all-components",
                    "allowed-organizer-scheduling-object-change",
                    "allowed-attendee-scheduling-object-change");

    private static final Set<String> SAME_UID =
            Set.of("no-uid-conflict", "unique-scheduling-object-resource");

    private static final Set<String> FULL = Set.of("quota-not-exceeded", "sufficient-disk-space");

    static Meaning of(Refusal refusal) {
        return refusal.error()
                .flatMap(Meaning::condition)
                .orElseGet(() -> status(refusal.status()));
    }

    private static Optional<Meaning> condition(Element error) {
        var names = error.deep().map(e -> e.name().local()).collect(Collectors.toSet());
        if (anyOf(names, SAME_UID) || saysUidExists(error)) {
            return Optional.of(UID_TAKEN);
        }
        if (names.contains("need-privileges")) {
            return Optional.of(READ_ONLY);
        }
        if (names.contains("max-resource-size")) {
            return Optional.of(TOO_LARGE);
        }
        if (anyOf(names, FULL)) {
            return Optional.of(NO_SPACE);
        }
        return anyOf(names, INVALID) ? Optional.of(NOT_VALID) : Optional.empty();
    }

    /// A server that knows the conflict and not its name (nextcloud/server#20730).
    private static boolean saysUidExists(Element error) {
        return error.deep()
                .anyMatch(e -> e.text().toLowerCase(Locale.ROOT).contains("uid already exists"));
    }

    private static boolean anyOf(Set<String> names, Set<String> wanted) {
        return wanted.stream().anyMatch(names::contains);
    }

    private static Meaning status(int status) {
        return switch (status) {
            case 412 -> CHANGED;
            case 404, 410 -> NOT_THERE;
            case 400, 415, 422 -> NOT_VALID;
            case 413 -> TOO_LARGE;
            case 507 -> NO_SPACE;
            case 502, 504 -> AWAY;
            default -> status >= 500 ? SERVER_ERROR : UNCLEAR;
        };
    }
}
