package io.calferry.bench.ews;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// A client plain enough to show what the server says, byte for byte.
final class EwsClient {

    static final String ID_ONLY = "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>";
    static final String ALL =
            "<m:ItemShape><t:BaseShape>AllProperties</t:BaseShape>"
                    + "<t:IncludeMimeContent>true</t:IncludeMimeContent></m:ItemShape>";
    static final String CALENDAR = "<t:DistinguishedFolderId Id=\"calendar\"/>";

    /// @param body what came
    record Answer(int status, String body) {

        List<String> all(String regex) {
            var found = new ArrayList<String>();
            var matcher = Pattern.compile(regex).matcher(body);
            while (matcher.find()) {
                found.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
            }
            return found;
        }

        String first(String regex) {
            return all(regex).stream()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + regex + " in " + body));
        }

        List<String> codes() {
            return all("<m:ResponseCode>(\\w+)</m:ResponseCode>");
        }
    }

    private final URI url;
    private final String authorization;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    EwsClient(URI url, String user) {
        this.url = url;
        var pair = (user + ":hunter2 of ada").getBytes(StandardCharsets.UTF_8);
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    Answer ask(String operation) {
        return ask("<t:RequestServerVersion Version=\"Exchange2013\"/>", operation);
    }

    Answer ask(String headers, String operation) {
        var envelope =
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope"
                    + " xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
                    + " xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\""
                    + " xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\">"
                    + "<s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>";
        var request =
                HttpRequest.newBuilder(url)
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .header("Authorization", authorization)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        envelope.formatted(headers, operation)))
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Answer sync(String state, int most) {
        var known = state.isEmpty() ? "" : "<m:SyncState>" + state + "</m:SyncState>";
        return ask(
                "<m:SyncFolderItems>"
                        + ID_ONLY
                        + "<m:SyncFolderId>"
                        + CALENDAR
                        + "</m:SyncFolderId>"
                        + known
                        + "<m:MaxChangesReturned>"
                        + most
                        + "</m:MaxChangesReturned></m:SyncFolderItems>");
    }

    Answer get(String shape, List<String> ids) {
        var items = new StringBuilder();
        ids.forEach(id -> items.append("<t:ItemId Id=\"").append(id).append("\"/>"));
        return ask("<m:GetItem>" + shape + "<m:ItemIds>" + items + "</m:ItemIds></m:GetItem>");
    }

    Answer get(Entry entry) {
        return get(ALL, List.of(entry.id()));
    }

    Answer create(String properties) {
        return ask(
                "<m:CreateItem SendMeetingInvitations=\"SendToNone\"><m:SavedItemFolderId>"
                        + CALENDAR
                        + "</m:SavedItemFolderId><m:Items><t:CalendarItem>"
                        + properties
                        + "</t:CalendarItem></m:Items></m:CreateItem>");
    }

    Answer update(String id, String changeKey, String uri, String property) {
        return ask(
                "<m:UpdateItem ConflictResolution=\"NeverOverwrite\""
                        + " SendMeetingInvitationsOrCancellations=\"SendToNone\"><m:ItemChanges>"
                        + "<t:ItemChange><t:ItemId Id=\""
                        + id
                        + "\" ChangeKey=\""
                        + changeKey
                        + "\"/><t:Updates><t:SetItemField><t:FieldURI FieldURI=\""
                        + uri
                        + "\"/><t:CalendarItem>"
                        + property
                        + "</t:CalendarItem></t:SetItemField></t:Updates></t:ItemChange>"
                        + "</m:ItemChanges></m:UpdateItem>");
    }

    Answer delete(String id) {
        return ask(
                "<m:DeleteItem DeleteType=\"HardDelete\" SendMeetingCancellations=\"SendToNone\">"
                        + "<m:ItemIds><t:ItemId Id=\""
                        + id
                        + "\"/></m:ItemIds></m:DeleteItem>");
    }
}
