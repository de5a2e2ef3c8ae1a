package io.calferry.caldav;

import io.calferry.sync.Href;
import io.calferry.sync.Version;

import java.util.List;
import java.util.Optional;

/// One `response` of a multistatus (RFC 4918 section 14.24).
///
/// @param status of the whole row; empty where each property has its own
/// @param properties those over which a 2xx stands: others may come along with empty values
/// @param error what was refused and why, empty where nothing was
record Row(Href href, Optional<Integer> status, List<Element> properties, Optional<Element> error) {

    Optional<Element> property(Name name) {
        return properties.stream().filter(property -> property.name().equals(name)).findFirst();
    }

    Optional<Version> version() {
        return property(Name.GETETAG).map(Element::text).flatMap(ETags::parse);
    }

    /// Whether the server says that there is nothing.
    boolean gone() {
        return status.filter(code -> code == 404 || code == 410).isPresent();
    }

    /// Whether the server says that there is something: it has told what kind it is.
    boolean exists() {
        return property(Name.RESOURCETYPE).isPresent();
    }

    boolean collection() {
        return href.value().endsWith("/")
                || property(Name.RESOURCETYPE).filter(t -> t.has(Name.COLLECTION)).isPresent();
    }
}
