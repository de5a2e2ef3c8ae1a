package io.calferry.bench.ews;

import io.calferry.bench.Request;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.Organisation.Carriage;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamException;

/// Answers the requests for `/EWS/Exchange.asmx`.
final class Desk {

    private static final Pattern OPERATION =
            Pattern.compile("<(?:\\w+:)?Body[^>]*>\\s*<(?:\\w+:)?(\\w+)");

    private static final String DTD =
            "<!DOCTYPE r [<!ENTITY l0 \"lol\"><!ENTITY l1 \"&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;\">"
                    + "<!ENTITY l2 \"&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;\">"
                    + "<!ENTITY l3 \"&l2;&l2;&l2;&l2;&l2;&l2;&l2;&l2;\">"
                    + "<!ENTITY l4 \"&l3;&l3;&l3;&l3;&l3;&l3;&l3;&l3;\">"
                    + "<!ENTITY l5 \"&l4;&l4;&l4;&l4;&l4;&l4;&l4;&l4;\">"
                    + "<!ENTITY l6 \"&l5;&l5;&l5;&l5;&l5;&l5;&l5;&l5;\">"
                    + "<!ENTITY l7 \"&l6;&l6;&l6;&l6;&l6;&l6;&l6;&l6;\">"
                    + "<!ENTITY f SYSTEM \"file:///etc/hostname\">]><r>&%s;</r>";

    private final Organisation all;
    private final Traffic traffic;
    private final Streams streams;
    private final Map<String, Operation> operations = new HashMap<>();
    private final Impersonation impersonation;
    private final List<RuntimeException> crashes = new CopyOnWriteArrayList<>();
    private volatile ServerVersion version = ServerVersion.EXCHANGE_2019;

    Desk(
            Organisation all,
            Traffic traffic,
            Invitations invitations,
            Streams streams,
            Impersonation impersonation) {
        this.all = all;
        this.traffic = traffic;
        this.streams = streams;
        this.impersonation = impersonation;
        operations.put("GetItem", new GetItem());
        operations.put("FindItem", new FindItem());
        operations.put("SyncFolderItems", new SyncFolderItems());
        operations.put("CreateItem", new CreateItem(invitations));
        operations.put("UpdateItem", new UpdateItem(invitations));
        operations.put("DeleteItem", new DeleteItem(invitations));
        operations.put("MoveItem", new CarryItem(Carriage.MOVE));
        operations.put("CopyItem", new CarryItem(Carriage.COPY));
        operations.put("GetFolder", FolderOperations::get);
        operations.put("FindFolder", FolderOperations::find);
        operations.put("CreateFolder", FolderOperations::create);
        operations.put("UpdateFolder", FolderOperations::update);
        operations.put("DeleteFolder", FolderOperations::delete);
        operations.put("SyncFolderHierarchy", FolderOperations::sync);
        operations.putAll(streams.operations());
        operations.putAll(PeopleOperations.all());
        operations.putAll(AttachmentOperations.all());
    }

    void version(ServerVersion its) {
        version = its;
    }

    /// The name of the operation that a request asks for, without reading it whole.
    static String operation(Request request) {
        var head = new String(request.body(), StandardCharsets.UTF_8);
        var found = OPERATION.matcher(head);
        return found.find() ? found.group(1) : request.method();
    }

    /// @param calm false where there are too many requests at a time
    Answer answer(Request request, Mailbox who, Manners manners, boolean calm) {
        var rude = rude(manners);
        if (rude.isPresent()) {
            return rude.get();
        }
        Optional<Refusal> crowded =
                calm || !manners.show(Kind.STRICT_ABOUT_CONCURRENCY)
                        ? Optional.empty()
                        : Optional.of(busy());
        Element envelope;
        try {
            envelope = Element.parse(request.body());
        } catch (XMLStreamException e) {
            return Answer.page(400, "Bad Request");
        }
        try {
            if (crowded.isPresent()) {
                throw crowded.get();
            }
            return soap(envelope, who, manners, request);
        } catch (Refusal refusal) {
            var fault = Soap.fault(version, refusal, Optional.empty());
            if (traffic.isWatched()) {
                var said = new String(request.body(), StandardCharsets.UTF_8);
                traffic.tell(new Seen(operation(request), said, 500, fault.body()));
            }
            return fault;
        } catch (RuntimeException e) {
            crashes.add(e);
            return Soap.fault(
                    version,
                    new Refusal("ErrorInternalServerError", "An internal server error occurred."),
                    Optional.empty());
        }
    }

    /// What broke in the server itself, which is never meant to.
    List<RuntimeException> crashes() {
        return List.copyOf(crashes);
    }

    private static Refusal busy() {
        return new Refusal("ErrorServerBusy", "The server cannot service this request right now.");
    }

    private Optional<Answer> rude(Manners manners) {
        if (manners.show(Kind.NOT_XML)) {
            return Optional.of(Answer.page(200, "<html><body>Outlook<br></body></html>"));
        }
        if (manners.show(Kind.BARE_500)) {
            return Optional.of(Answer.page(500, "<html><body>Runtime Error</body></html>"));
        }
        if (manners.show(Kind.ENTITY_EXPANSION) || manners.show(Kind.EXTERNAL_ENTITY)) {
            var entity = manners.show(Kind.EXTERNAL_ENTITY) ? "f" : "l7";
            return Optional.of(
                    Answer.xml(200, DTD.formatted(entity).getBytes(StandardCharsets.UTF_8)));
        }
        var busy = manners.find(Misbehaviour.Busy.class);
        if (busy.isPresent()) {
            var millis = busy.get().backOffMillis();
            return switch (busy.get().form()) {
                case HTTP_503 -> Optional.of(Answer.page(503, "The service is unavailable."));
                case FAULT -> Optional.of(Soap.fault(version, busy(), Optional.of(millis)));
                // Needs to know the operation.
                case MESSAGE -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private Answer soap(Element envelope, Mailbox who, Manners manners, Request request)
            throws Refusal {
        var bodies = envelope.childrenAt("Body");
        if (bodies.size() != 1) {
            throw Refusal.schema("The request failed schema validation.");
        }
        var asked = bodies.getFirst();
        var header = envelope.child("Header");
        var spoken = spoken(header);
        var context = context(header);
        var actor = impersonation.actor(header, who);
        var call = new Call(all, actor, asked, spoken, context, manners);
        traffic.things(asked.name(), Math.max(1, asked.childrenAt("ItemIds").size()));
        var script = streams.script(call, version);
        if (script.isPresent()) {
            if (traffic.isWatched()) {
                var said = new String(request.body(), StandardCharsets.UTF_8);
                traffic.tell(new Seen(asked.name(), said, 200, new byte[0]));
            }
            return new Answer.Streamed(
                    List.of("Content-Type: text/xml; charset=utf-8"), script.get());
        }
        var out = Soap.open(version);
        var busy = manners.find(Misbehaviour.Busy.class);
        if (busy.isPresent()) {
            busyMessage(asked.name(), busy.get().backOffMillis(), out);
        } else {
            var operation = operations.get(asked.name());
            if (operation == null) {
                throw new Refusal(
                        "ErrorInvalidOperation", "No such operation here: " + asked.name());
            }
            all.lock.lock();
            try {
                operation.answer(call, out);
            } finally {
                all.lock.unlock();
            }
        }
        var answer = Answer.xml(200, Soap.close(out));
        if (traffic.isWatched()) {
            traffic.tell(
                    new Seen(
                            asked.name(),
                            new String(request.body(), StandardCharsets.UTF_8),
                            200,
                            answer.body()));
        }
        return answer;
    }

    private static void busyMessage(String operation, long backOff, XmlText out) {
        out.open("m:" + operation + "Response")
                .open("m:ResponseMessages")
                .open("m:" + operation + "ResponseMessage", "ResponseClass", "Error")
                .text("m:MessageText", busy().message())
                .text("m:ResponseCode", busy().code())
                .text("m:DescriptiveLinkKey", "0")
                .open("m:MessageXml")
                .text("t:Value", "" + backOff, "Name", "BackOffMilliseconds")
                .close();
        if (operation.endsWith("Item") && !operation.startsWith("Find")) {
            out.empty("m:Items");
        }
        out.close().close().close();
    }

    /// The version of the schema that the client speaks.
    private Field.Since spoken(Optional<Element> header) throws Refusal {
        var wanted =
                header.flatMap(it -> it.child("RequestServerVersion"))
                        .flatMap(it -> it.attribute("Version"));
        if (wanted.isEmpty()) {
            return Field.Since.E2007;
        }
        var spoken = Soap.VERSIONS.get(wanted.get());
        if (spoken == null || spoken.compareTo(version.knows()) > 0) {
            throw new Refusal(
                    "ErrorInvalidServerVersion", "The specified server version is invalid.");
        }
        return spoken;
    }

    private static Optional<WindowsZone> context(Optional<Element> header) throws Refusal {
        var zone = header.flatMap(it -> it.at("TimeZoneContext", "TimeZoneDefinition"));
        return zone.isPresent() ? Optional.of(ItemReader.zone(zone.get())) : Optional.empty();
    }
}
