package io.calferry.sync;

/// Where a store keeps a calendar object, and which state of it.
public record Place(Href href, Version version) {}
