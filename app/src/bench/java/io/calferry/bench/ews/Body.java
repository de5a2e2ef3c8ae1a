package io.calferry.bench.ews;

/// The text of an item. Exchange keeps what it was given and derives the other form.
record Body(Kind kind, String text) {

    enum Kind {
        HTML,
        TEXT;

        static Kind of(String word) {
            return word.equals("Text") ? TEXT : HTML;
        }
    }

    static final Body NONE = new Body(Kind.TEXT, "");

    boolean isEmpty() {
        return text.isEmpty();
    }

    Body as(Kind wanted) {
        if (wanted == kind || text.isEmpty()) {
            return new Body(wanted, text);
        }
        return wanted == Kind.HTML ? new Body(wanted, toHtml()) : new Body(wanted, toText());
    }

    private String toHtml() {
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<html>\r\n<head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html;"
                + " charset=utf-8\">\r\n<meta name=\"Generator\" content=\"Microsoft Exchange"
                + " Server\">\r\n<!-- converted from text -->\r\n</head>\r\n<body>\r\n<div"
                + " class=\"PlainText\">"
                + escaped.replace("\n", "<br>\n")
                + "</div>\r\n</body>\r\n</html>\r\n";
    }

    private String toText() {
        return text.replaceAll("(?is)<head>.*?</head>", "")
                .replaceAll("(?i)<br ?/?>|</p>|</div>|</li>|</tr>", "\r\n")
                .replaceAll("(?s)<[^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .strip();
    }
}
