package io.calferry.bench.ews;

/// Writes a folder as an answer shows it.
record FolderXml(Call call, XmlText out) {

    /// @param shape what to show (`FolderResponseShapeType`); an id alone says little
    void write(Folder folder, Element shape) {
        var base = shape.textAt("BaseShape").orElse("Default");
        out.open(tag(folder));
        id("t:FolderId", folder);
        if (shows(shape, base, "folder:ParentFolderId", "AllProperties")) {
            folder.parent.ifPresent(parent -> id("t:ParentFolderId", parent));
        }
        if (shows(shape, base, "folder:FolderClass", "AllProperties")
                && !folder.itemClass.isEmpty()) {
            out.text("t:FolderClass", folder.itemClass);
        }
        if (shows(shape, base, "folder:DisplayName", "Default")) {
            out.text("t:DisplayName", folder.name);
        }
        if (shows(shape, base, "folder:TotalCount", "Default")) {
            out.text("t:TotalCount", "" + folder.items.size());
        }
        if (shows(shape, base, "folder:ChildFolderCount", "Default")) {
            out.text("t:ChildFolderCount", "" + folder.mailbox.childrenOf(folder).size());
        }
        if (shows(shape, base, "folder:EffectiveRights", "AllProperties")) {
            rights(out, folder, call.actor());
        }
        if (shows(shape, base, "folder:DistinguishedFolderId", "AllProperties")
                && !folder.distinguished.isEmpty()
                && call.version() == Field.Since.E2013) {
            out.text("t:DistinguishedFolderId", folder.distinguished);
        }
        out.close();
    }

    void id(String tag, Folder folder) {
        out.empty(tag, "Id", folder.id, "ChangeKey", Ids.changeKey(folder.change));
    }

    static void rights(XmlText out, Folder folder, Mailbox who) {
        var write = Boolean.toString(folder.mailbox.rightOf(who, folder) == Right.WRITE);
        out.open("t:EffectiveRights")
                .text("t:CreateAssociated", write)
                .text("t:CreateContents", write)
                .text("t:CreateHierarchy", write)
                .text("t:Delete", write)
                .text("t:Modify", write)
                .text("t:Read", "true")
                .text("t:ViewPrivateItems", write)
                .close();
    }

    private static boolean shows(Element shape, String base, String uri, String from) {
        return base.equals("AllProperties")
                || base.equals(from)
                || shape.childrenAt("AdditionalProperties").stream()
                        .anyMatch(
                                path -> path.attribute("FieldURI").filter(uri::equals).isPresent());
    }

    private static String tag(Folder folder) {
        if (folder.isCalendar()) {
            return "t:CalendarFolder";
        }
        return switch (folder.itemClass) {
            case "IPF.Contact" -> "t:ContactsFolder";
            case "IPF.Task" -> "t:TasksFolder";
            default -> "t:Folder";
        };
    }
}
