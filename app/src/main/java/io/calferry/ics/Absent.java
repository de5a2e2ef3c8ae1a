package io.calferry.ics;

/// What it means that a file or folder is not there, at a first listing. Where an earlier listing
/// found it there, that it is not is always a fault.
public enum Absent {
    /// Somebody mistyped the path: `Missing`.
    IS_A_FAULT,
    /// It is an empty calendar, and the first write creates it if its parent is there.
    IS_CREATED
}
