package io.calferry.sync;

/// What a store calls one state of a calendar object: an ETag (RFC 9110 section 8.8.3) with its
/// quotes, or a ChangeKey in Exchange. Equal versions mean equal content; different versions mean
/// nothing.
public record Version(String value) {

    /// Of what lay in another calendar than the one that a side is now. No store gives it: it is
    /// neither quoted nor a ChangeKey.
    public static final Version ELSEWHERE = new Version("in another calendar");

    @Override
    public String toString() {
        return value;
    }
}
