package io.calferry.outlook;

/// A time zone as Exchange and Graph name it: most often the id of a Windows zone, but also a
/// display name, an IANA name, `tzone://Microsoft/Custom`, a `NoId_` with a hash, one with a line
/// end or a NUL behind it, or nothing. Kept as it came.
///
/// @param id empty where none was given
public record WindowsZone(String id) {

    /// No zone was given.
    public static final WindowsZone NONE = new WindowsZone("");
}
