package io.calferry.bench.ews;

import io.calferry.bench.Request;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.xml.stream.XMLStreamException;

/// Tells a client where its EWS is: in plain XML (MS-OXDSCLI, called POX) and over SOAP
/// (MS-OXWSADISC).
final class Autodiscover {

    static final String NAME = "Autodiscover";
    static final String POX = "/autodiscover/autodiscover.xml";
    private static final String SOAP = "/autodiscover/autodiscover.svc";
    private static final String RESPONSE =
            "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";

    private final Organisation all;
    private final URI ews;
    private final Map<String, Redirect> redirects = new ConcurrentHashMap<>();

    Autodiscover(Organisation all, URI ews) {
        this.all = all;
        this.ews = ews;
    }

    void redirect(String address, Redirect to) {
        redirects.put(address.toLowerCase(Locale.ROOT), to);
    }

    /// What is answered to whoever asks: a GET of the POX address is sent on where a redirect by
    /// HTTP is set for the host (address empty).
    Optional<Answer.Whole> unsigned(Request request) {
        var anyone = redirects.get("");
        if (anyone instanceof Redirect.ByHttp(var url, var status)
                && is(request, POX)
                && request.method().equals("GET")) {
            return Optional.of(Answer.empty(status, "Location: " + url));
        }
        return Optional.empty();
    }

    private static boolean is(Request request, String path) {
        return request.path().toLowerCase(Locale.ROOT).startsWith(path);
    }

    Answer answer(Request request, Manners manners) {
        try {
            if (is(request, POX)
                    && request.method().equals("POST")
                    && !manners.show(Misbehaviour.Kind.NO_PLAIN_AUTODISCOVER)) {
                return pox(Element.parse(request.body()));
            }
            if (is(request, SOAP) && request.method().equals("POST")) {
                return soap(Element.parse(request.body()));
            }
        } catch (XMLStreamException e) {
            return Answer.page(400, "Bad Request");
        }
        if (is(request, SOAP)) {
            return Answer.page(200, "Autodiscover").with("X-SOAP-Enabled: True");
        }
        return Answer.page(404, "Nothing here.");
    }

    private Optional<Redirect> redirect(String address) {
        return Optional.ofNullable(redirects.get(address.toLowerCase(Locale.ROOT)));
    }

    private Answer pox(Element asked) {
        var address = asked.textAt("Request", "EMailAddress").orElse("");
        var redirect = redirect(address);
        if (redirect.isPresent()) {
            return switch (redirect.get()) {
                case Redirect.ByHttp(var url, var status) ->
                        Answer.empty(status, "Location: " + url);
                case Redirect.ToAddress(var other) ->
                        poxAction("redirectAddr", "RedirectAddr", other);
                case Redirect.ToUrl(var url) ->
                        poxAction("redirectUrl", "RedirectUrl", url.toString());
                case Redirect.Nowhere() -> poxError();
            };
        }
        return all.find(address).<Answer>map(this::poxSettings).orElseGet(Autodiscover::poxError);
    }

    private static XmlText poxBegin(String namespace) {
        return new XmlText()
                .raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
                .open(
                        "Autodiscover",
                        "xmlns",
                        "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006")
                .open("Response", "xmlns", namespace);
    }

    private static Answer poxAction(String action, String element, String value) {
        var out = poxBegin(RESPONSE).open("Account").text("Action", action).text(element, value);
        return Answer.xml(200, out.close().close().close().bytes());
    }

    private static Answer poxError() {
        var out =
                poxBegin("http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006")
                        .open("Error", "Time", "10:00:00.0000000", "Id", "2477272013")
                        .text("ErrorCode", "500")
                        .text("Message", "The e-mail address cannot be found.")
                        .empty("DebugData");
        return Answer.xml(200, out.close().close().close().bytes());
    }

    private Answer poxSettings(Mailbox mailbox) {
        var out = poxBegin(RESPONSE);
        out.open("User")
                .text("DisplayName", mailbox.name())
                .text("LegacyDN", "/o=Example/ou=Exchange/cn=Recipients/cn=" + mailbox.name())
                .text("AutoDiscoverSMTPAddress", mailbox.address())
                .text("DeploymentId", "5aca1f3a-77c0-de00-0000-000000000001")
                .close()
                .open("Account")
                .text("AccountType", "email")
                .text("Action", "settings")
                .text("MicrosoftOnline", "False");
        for (var type : new String[] {"EXCH", "EXPR"}) {
            out.open("Protocol")
                    .text("Type", type)
                    .text("Server", ews.getHost())
                    .text("ServerVersion", "73C2860E")
                    .text("ASUrl", ews.toString())
                    .text("EwsUrl", ews.toString())
                    .close();
        }
        return Answer.xml(200, out.close().close().close().bytes());
    }

    private Answer soap(Element envelope) {
        var users =
                envelope.childrenAt("Body", "GetUserSettingsRequestMessage", "Request", "Users");
        var settings =
                envelope.childrenAt(
                        "Body", "GetUserSettingsRequestMessage", "Request", "RequestedSettings");
        var out =
                new XmlText()
                        .raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
                        .open("s:Envelope", "xmlns:s", "http://schemas.xmlsoap.org/soap/envelope/")
                        .open("s:Header")
                        .close()
                        .open("s:Body")
                        .open(
                                "GetUserSettingsResponseMessage",
                                "xmlns",
                                "http://schemas.microsoft.com/exchange/2010/Autodiscover",
                                "xmlns:i",
                                "http://www.w3.org/2001/XMLSchema-instance")
                        .open("Response")
                        .text("ErrorCode", "NoError")
                        .empty("ErrorMessage")
                        .open("UserResponses");
        for (var user : users) {
            user(out, user.textAt("Mailbox").orElse(""), settings);
        }
        out.close().close().close().close().close();
        return Answer.xml(200, out.bytes());
    }

    private void user(XmlText out, String address, Iterable<Element> settings) {
        out.open("UserResponse");
        var redirect = redirect(address);
        var mailbox = all.find(address);
        if (redirect.orElse(null) instanceof Redirect.ToAddress(var other)) {
            soapAction(out, "RedirectAddress", other);
        } else if (redirect.orElse(null) instanceof Redirect.ToUrl(var url)) {
            soapAction(out, "RedirectUrl", url.toString());
        } else if (mailbox.isEmpty() || redirect.isPresent()) {
            out.text("ErrorCode", "InvalidUser").text("ErrorMessage", "Invalid user: " + address);
        } else {
            out.text("ErrorCode", "NoError").text("ErrorMessage", "No error.");
            out.empty("RedirectTarget", "i:nil", "true").empty("UserSettingErrors");
            out.open("UserSettings");
            for (var setting : settings) {
                value(setting.text(), mailbox.get())
                        .ifPresent(
                                text ->
                                        out.open("UserSetting", "i:type", "StringSetting")
                                                .text("Name", setting.text())
                                                .text("Value", text)
                                                .close());
            }
            out.close();
        }
        out.close();
    }

    private static void soapAction(XmlText out, String code, String target) {
        out.text("ErrorCode", code).text("ErrorMessage", code);
        out.text("RedirectTarget", target).empty("UserSettingErrors").empty("UserSettings");
    }

    private Optional<String> value(String setting, Mailbox mailbox) {
        return switch (setting) {
            case "InternalEwsUrl", "ExternalEwsUrl" -> Optional.of(ews.toString());
            case "UserDisplayName" -> Optional.of(mailbox.name());
            case "AutoDiscoverSMTPAddress" -> Optional.of(mailbox.address());
            case "EwsSupportedSchemas" ->
                    Optional.of("Exchange2007, Exchange2010_SP2, Exchange2013, Exchange2016");
            case "ExternalEwsVersion" -> Optional.of("15.02.1544.014");
            default -> Optional.empty();
        };
    }
}
