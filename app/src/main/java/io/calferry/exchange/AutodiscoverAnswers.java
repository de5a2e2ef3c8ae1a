package io.calferry.exchange;

import io.calferry.http.Locations;
import io.calferry.http.Reply;
import io.calferry.http.Request;
import io.calferry.sync.StoreException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What autodiscovery asks, and what it is told.
final class AutodiscoverAnswers {

    private AutodiscoverAnswers() {}

    /// What a server told.
    sealed interface Told {
        record Ews(URI url) implements Told {}

        /// Another address of the same mailbox.
        record Address(String mailbox) implements Told {}

        record Elsewhere(URI url) implements Told {}

        /// Another service, to which one may not go.
        record Dismissed() implements Told {}

        record Nothing() implements Told {}
    }

    /// MS-OXDSCLI section 3.1.5.2.
    static Request plain(URI at, String mailbox) {
        return post(
                at,
                """
                <?xml version="1.0" encoding="utf-8"?>
                <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
                <Request><EMailAddress>%s</EMailAddress>
                <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>
                </Request></Autodiscover>
                """
                        .formatted(escaped(mailbox)));
    }

    /// MS-OXWSADISC section 3.1.4.3.
    static Request soap(URI plain, String mailbox) {
        var at = plain.resolve("/autodiscover/autodiscover.svc");
        return post(
                at,
                """
                <?xml version="1.0" encoding="utf-8"?>
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:a="http://schemas.microsoft.com/exchange/2010/Autodiscover" xmlns:w="http://www.w3.org/2005/08/addressing">
                <s:Header><a:RequestedServerVersion>Exchange2010</a:RequestedServerVersion>
                <w:Action>http://schemas.microsoft.com/exchange/2010/Autodiscover/Autodiscover/GetUserSettings</w:Action>
                <w:To>%s</w:To></s:Header>
                <s:Body><a:GetUserSettingsRequestMessage><a:Request>
                <a:Users><a:User><a:Mailbox>%s</a:Mailbox></a:User></a:Users>
                <a:RequestedSettings><a:Setting>ExternalEwsUrl</a:Setting><a:Setting>InternalEwsUrl</a:Setting></a:RequestedSettings>
                </a:Request></a:GetUserSettingsRequestMessage></s:Body></s:Envelope>
                """
                        .formatted(escaped(at.toString()), escaped(mailbox)));
    }

    private static Request post(URI at, String xml) {
        var bytes = xml.strip().getBytes(StandardCharsets.UTF_8);
        return Request.of("POST", at).with(new Request.Body("text/xml; charset=utf-8", bytes));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static Told told(Reply reply) throws IOException, StoreException {
        if (reply.status() / 100 == 3) {
            return reply.header("Location")
                    .flatMap(it -> Locations.resolve(reply.at(), it))
                    .<Told>map(Told.Elsewhere::new)
                    .orElseGet(Told.Nothing::new);
        }
        if (!reply.ok()) {
            return new Told.Nothing();
        }
        try {
            return told(ElementReader.read(reply.body().readAllBytes()));
        } catch (StoreException _) {
            // A page for people.
            return new Told.Nothing();
        }
    }

    /// In both forms, by the names of the elements, which do not overlap.
    private static Told told(Element root) {
        var address = first(root, "RedirectAddr").or(() -> target(root, "RedirectAddress"));
        if (address.isPresent()) {
            return new Told.Address(address.get());
        }
        var url =
                first(root, "RedirectUrl")
                        .or(() -> target(root, "RedirectUrl"))
                        .flatMap(AutodiscoverAnswers::uri);
        if (url.isPresent()) {
            return new Told.Elsewhere(url.get());
        }
        return setting(root, "ExternalEwsUrl")
                .or(() -> protocol(root, "EXPR"))
                .or(() -> protocol(root, "EXCH"))
                .or(() -> setting(root, "InternalEwsUrl"))
                .flatMap(AutodiscoverAnswers::uri)
                .<Told>map(Told.Ews::new)
                .orElseGet(Told.Nothing::new);
    }

    private static Optional<String> protocol(Element root, String type) {
        return root.deep()
                .filter(it -> it.local().equals("Protocol"))
                .filter(it -> first(it, "Type").filter(type::equals).isPresent())
                .flatMap(it -> first(it, "EwsUrl").stream())
                .findFirst();
    }

    private static Optional<String> setting(Element root, String name) {
        return root.deep()
                .filter(it -> it.local().equals("UserSetting"))
                .filter(it -> first(it, "Name").filter(name::equals).isPresent())
                .flatMap(it -> first(it, "Value").stream())
                .findFirst();
    }

    /// In the words of SOAP: a code, and where to.
    private static Optional<String> target(Element root, String code) {
        return root.deep()
                .filter(it -> it.local().equals("UserResponse"))
                .filter(it -> first(it, "ErrorCode").filter(code::equals).isPresent())
                .flatMap(it -> first(it, "RedirectTarget").stream())
                .findFirst();
    }

    private static Optional<String> first(Element in, String name) {
        return in.deep()
                .filter(it -> it.local().equals(name))
                .map(it -> it.text().strip())
                .filter(it -> !it.isEmpty())
                .findFirst();
    }

    private static Optional<URI> uri(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
