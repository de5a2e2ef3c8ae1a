package io.calferry.caldav;

/// The name of an XML element. The local part comes first because it tells more at once when two
/// are compared.
record Name(String local, String space) {

    static final String DAV = "DAV:";
    static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

    static final Name MULTISTATUS = dav("multistatus");
    static final Name RESPONSE = dav("response");
    static final Name HREF = dav("href");
    static final Name STATUS = dav("status");
    static final Name ERROR = dav("error");
    static final Name PROPSTAT = dav("propstat");
    static final Name PROP = dav("prop");
    static final Name GETETAG = dav("getetag");
    static final Name RESOURCETYPE = dav("resourcetype");
    static final Name COLLECTION = dav("collection");
    static final Name SYNC_TOKEN = dav("sync-token");
    static final Name DISPLAYNAME = dav("displayname");
    static final Name PRINCIPAL = dav("current-user-principal");
    static final Name PRIVILEGES = dav("current-user-privilege-set");
    static final Name CALENDAR = caldav("calendar");
    static final Name CALENDAR_DATA = caldav("calendar-data");
    static final Name HOME_SET = caldav("calendar-home-set");
    static final Name COMPONENTS = caldav("supported-calendar-component-set");
    static final Name COMP = caldav("comp");
    static final Name COLOUR = new Name("calendar-color", "http://apple.com/ns/ical/");

    static Name dav(String local) {
        return new Name(local, DAV);
    }

    static Name caldav(String local) {
        return new Name(local, CALDAV);
    }
}
