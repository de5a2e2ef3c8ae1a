package io.calferry.exchange;

/// How a folder is named in a request.
sealed interface FolderKey {

    Element element();

    /// The default calendar of a mailbox; nobody has to ask for its id first.
    record DefaultCalendar(String mailbox) implements FolderKey {
        @Override
        public Element element() {
            return distinguished("calendar", mailbox);
        }
    }

    /// The top of the folders that people see.
    record Root(String mailbox) implements FolderKey {
        @Override
        public Element element() {
            return distinguished("msgfolderroot", mailbox);
        }
    }

    /// Any folder, by its id.
    record Known(String id) implements FolderKey {
        @Override
        public Element element() {
            return Element.of("t:FolderId").with("Id", id);
        }
    }

    private static Element distinguished(String name, String mailbox) {
        var folder = Element.of("t:DistinguishedFolderId").with("Id", name);
        return mailbox.isEmpty()
                ? folder
                : folder.and(Element.of("t:Mailbox", Element.text("t:EmailAddress", mailbox)));
    }
}
