package io.calferry.desktop.editor;

/// What a person fills in.
enum Field {
    NAME,
    /// Both sides beside each other.
    KIND,
    ADDRESS,
    PATH,
    MAILBOX,
    USER,
    PASSWORD,
    CALENDAR,
    CERTIFICATE,
    PIN,
    HOST,
    DIRECTION,
    CATEGORY_IS,
    CATEGORY_NOT,
    TITLE_MATCHES,
    TITLE_NOT,
    LEAD,
    PREFIX,
    SHARE,
    COUNT
}
