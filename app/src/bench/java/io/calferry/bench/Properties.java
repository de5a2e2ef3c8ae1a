package io.calferry.bench;

import io.calferry.bench.Address.Spelling;

import java.util.Optional;
import java.util.Set;

import javax.xml.namespace.QName;

/// The DAV properties of everything that is not an object.
///
/// @param user who asks
record Properties(String user, Manners manners, Spelling spelling) {

    private static final String REPORT =
            "<supported-report><report><%s/></report></supported-report>";

    /// One response with the properties of `asked` that `address` has, and those that it has not.
    void write(
            Multistatus out,
            Address address,
            String href,
            Optional<MemoryCalendar> calendar,
            Set<QName> asked) {
        var found = new StringBuilder();
        var missing = new StringBuilder();
        for (var name : asked) {
            var value = value(name.getLocalPart(), address, calendar);
            value.ifPresentOrElse(
                    found::append,
                    () ->
                            missing.append(
                                    "<x:%s xmlns:x=\"%s\"/>"
                                            .formatted(
                                                    name.getLocalPart(), name.getNamespaceURI())));
        }
        out.properties(href, found.toString(), missing.toString());
    }

    private Optional<String> value(
            String name, Address address, Optional<MemoryCalendar> calendar) {
        return switch (name) {
            case "resourcetype" -> Optional.of(element(name, type(address)));
            case "current-user-principal", "principal-URL", "owner" ->
                    Optional.of(element(name, href(new Address.Principal(user))));
            case "calendar-home-set" ->
                    address instanceof Address.Principal
                            ? Optional.of(element("C:" + name, href(new Address.Home(user))))
                            : Optional.empty();
            case "displayname" -> displayName(address).map(text -> element(name, text));
            case "current-user-privilege-set" -> Optional.of(element(name, privileges()));
            default -> calendar.flatMap(held -> ofCalendar(name, held));
        };
    }

    private Optional<String> ofCalendar(String name, MemoryCalendar calendar) {
        return switch (name) {
            case "supported-report-set" -> Optional.of(element(name, reports()));
            case "supported-calendar-component-set" ->
                    Optional.of(element("C:" + name, "<C:comp name=\"VEVENT\"/>"));
            case "sync-token" ->
                    manners.show(Misbehaviour.Kind.NO_SYNC_COLLECTION)
                            ? Optional.empty()
                            : Optional.of(
                                    element(name, new Token(calendar.changes()).text(calendar)));
            case "getctag" -> Optional.of(element("CS:" + name, "c" + calendar.changes()));
            case "getetag" ->
                    manners.show(Misbehaviour.Kind.LISTS_ITSELF)
                            ? Optional.of(element(name, "\"c" + calendar.changes() + "\""))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String type(Address address) {
        return switch (address) {
            case Address.Principal _ -> "<principal/>";
            case Address.OfCalendar _ -> "<collection/><C:calendar/>";
            case Address.Root _, Address.Home _ -> "<collection/>";
            case Address.OfObject _, Address.OfFeed _, Address.WellKnown _, Address.Nowhere _ -> "";
        };
    }

    private static Optional<String> displayName(Address address) {
        return switch (address) {
            case Address.Principal(var name) -> Optional.of(escaped(name));
            case Address.OfCalendar(_, var name) -> Optional.of(escaped(name));
            case Address.Root _,
                    Address.Home _,
                    Address.OfObject _,
                    Address.OfFeed _,
                    Address.WellKnown _,
                    Address.Nowhere _ ->
                    Optional.empty();
        };
    }

    private String privileges() {
        return manners.show(Misbehaviour.Kind.READ_ONLY)
                ? "<privilege><read/></privilege>"
                : "<privilege><read/></privilege><privilege><write/></privilege>"
                        + "<privilege><write-content/></privilege><privilege><bind/></privilege>"
                        + "<privilege><unbind/></privilege>";
    }

    private String reports() {
        var reports = REPORT.formatted("C:calendar-multiget");
        if (!manners.show(Misbehaviour.Kind.NO_QUERY)) {
            reports += REPORT.formatted("C:calendar-query");
        }
        if (!manners.show(Misbehaviour.Kind.NO_SYNC_COLLECTION)) {
            reports += REPORT.formatted("sync-collection");
        }
        return reports;
    }

    private String href(Address address) {
        return element("href", address.path(spelling));
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
