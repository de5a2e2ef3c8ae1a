package io.calferry.outlook;

/// A file at an item: what it is called, and how long it is.
///
/// @param size in bytes
public record Attachment(String name, long size) {}
