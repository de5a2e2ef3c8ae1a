package io.calferry.bench.ews;

/// What somebody may do in a folder of somebody else (the permission levels of Outlook, in short).
public enum Right {
    NONE,
    READ,
    WRITE
}
