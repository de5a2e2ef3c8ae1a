package io.calferry.bench.ews;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What EWS knows of people, rooms and zones.
final class PeopleOperations {

    private PeopleOperations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "ResolveNames", PeopleOperations::resolveNames,
                "GetRoomLists", PeopleOperations::roomLists,
                "GetRooms", PeopleOperations::rooms,
                "GetUserAvailabilityRequest", new Availability(),
                "GetServerTimeZones", PeopleOperations::zones,
                "ConvertId", PeopleOperations::convertId);
    }

    private static void resolveNames(Call call, XmlText out) {
        var wanted = Sight.folded(call.operation().textAt("UnresolvedEntry").orElse("").strip());
        var found = new ArrayList<Mailbox>();
        for (var mailbox : call.all().mailboxes()) {
            var name = Sight.folded(mailbox.name());
            var address = mailbox.address();
            if (name.contains(wanted) || wanted.replace("smtp:", "").equals(address)) {
                found.add(mailbox);
            }
        }
        var messages = new Messages("ResolveNames", out);
        messages.begin();
        messages.plain(
                () -> {
                    if (found.isEmpty()) {
                        throw new Refusal("ErrorNameResolutionNoResults", "No results were found.");
                    }
                    var page = new Page(0, found.size(), found.size());
                    out.open("m:ResolutionSet", page.attributes());
                    for (var mailbox : found) {
                        out.open("t:Resolution").open("t:Mailbox");
                        address(out, mailbox.name(), mailbox.address(), "Mailbox");
                        out.close().close();
                    }
                    out.close();
                });
        messages.end();
    }

    private static void address(XmlText out, String name, String address, String type) {
        out.text("t:Name", name)
                .text("t:EmailAddress", address)
                .text("t:RoutingType", "SMTP")
                .text("t:MailboxType", type);
    }

    private static void roomLists(Call call, XmlText out) {
        out.open("m:GetRoomListsResponse", "ResponseClass", "Success")
                .text("m:ResponseCode", "NoError")
                .open("m:RoomLists");
        call.all()
                .roomListNames
                .forEach(
                        (address, name) -> {
                            out.open("t:Address");
                            address(out, name, address, "PublicDL");
                            out.close();
                        });
        out.close().close();
    }

    private static void rooms(Call call, XmlText out) {
        var list = call.operation().textAt("RoomList", "EmailAddress").orElse("").strip();
        var rooms = call.all().roomLists.get(Sight.folded(list));
        if (rooms == null) {
            out.open("m:GetRoomsResponse", "ResponseClass", "Error")
                    .text("m:MessageText", "No results were found.")
                    .text("m:ResponseCode", "ErrorNameResolutionNoResults")
                    .text("m:DescriptiveLinkKey", "0")
                    .empty("m:Rooms")
                    .close();
            return;
        }
        out.open("m:GetRoomsResponse", "ResponseClass", "Success")
                .text("m:ResponseCode", "NoError")
                .open("m:Rooms");
        for (var room : rooms) {
            out.open("t:Room").open("t:Id");
            address(out, room.name(), room.address(), "Mailbox");
            out.close().close();
        }
        out.close().close();
    }

    private static void zones(Call call, XmlText out) {
        Set<String> wanted = new LinkedHashSet<>();
        call.operation().childrenAt("Ids").forEach(id -> wanted.add(id.text()));
        var full = call.operation().attribute("ReturnFullTimeZoneData").orElse("true");
        var messages = new Messages("GetServerTimeZones", out);
        messages.begin();
        messages.plain(
                () -> {
                    out.open("m:TimeZoneDefinitions");
                    for (var zone : WindowsZone.all()) {
                        if (!wanted.isEmpty() && !wanted.contains(zone.id())) {
                            continue;
                        }
                        if (full.equals("false")) {
                            ZoneXml.write(out, "t:TimeZoneDefinition", zone);
                        } else {
                            ZoneXml.full(out, "t:TimeZoneDefinition", zone);
                        }
                    }
                    out.close();
                });
        messages.end();
    }

    /// Ids keep their bytes; only their spelling changes.
    private static void convertId(Call call, XmlText out) {
        var format = call.operation().attribute("DestinationFormat").orElse("");
        var messages = new Messages("ConvertId", out);
        messages.begin();
        for (var source : call.operation().childrenAt("SourceIds")) {
            messages.plain(
                    () ->
                            out.empty(
                                    "m:AlternateId",
                                    "xmlns:i",
                                    "http://www.w3.org/2001/XMLSchema-instance",
                                    "i:type",
                                    "t:AlternateIdType",
                                    "Format",
                                    format,
                                    "Id",
                                    converted(source, format),
                                    "Mailbox",
                                    source.attribute("Mailbox").orElse(call.actor().address())));
        }
        messages.end();
    }

    private static String converted(Element source, String format) {
        var id = source.attribute("Id").orElse("");
        var hex = HexFormat.of().withUpperCase();
        var ewsId =
                source.attribute("Format").filter("HexEntryId"::equals).isPresent()
                        ? new String(hex.parseHex(id), java.nio.charset.StandardCharsets.US_ASCII)
                        : id;
        return format.equals("HexEntryId")
                ? hex.formatHex(ewsId.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                : ewsId;
    }
}
