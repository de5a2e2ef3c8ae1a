package io.calferry.tray;

/// Text where a markup like HTML or XML is read.
final class Markup {

    private Markup() {}

    /// `text`, so that no markup is seen in it.
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
