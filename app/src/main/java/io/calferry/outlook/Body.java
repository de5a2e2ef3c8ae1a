package io.calferry.outlook;

/// The body of an item, in the forms in which it is known.
///
/// @param text plain, with line feeds; empty where there is none
/// @param html empty where there is none
public record Body(String text, String html) {

    public static final Body EMPTY = new Body("", "");

    /// Plain text alone.
    public static Body ofText(String text) {
        return new Body(text, "");
    }

    /// HTML alone.
    public static Body ofHtml(String html) {
        return new Body("", html);
    }
}
