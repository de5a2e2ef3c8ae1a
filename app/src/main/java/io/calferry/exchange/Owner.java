package io.calferry.exchange;

import io.calferry.ical.ZoneNames;
import io.calferry.outlook.Mailbox;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.Optional;

/// Whose mailbox it is, as far as the mapping has to know: asked once, and only where something is
/// mapped.
final class Owner {

    private final ExchangeClient client;
    private final String mailbox;
    private final String address;
    private final ZoneId otherwise;
    private @Nullable Mailbox known;

    /// @param mailbox to name in requests; empty for one's own
    /// @param address of the owner
    /// @param otherwise the zone where the mailbox does not tell its own
    Owner(ExchangeClient client, String mailbox, String address, ZoneId otherwise) {
        this.client = client;
        this.mailbox = mailbox;
        this.address = address;
        this.otherwise = otherwise;
    }

    synchronized Mailbox mailbox() throws StoreException {
        if (known == null) {
            known =
                    new Mailbox(
                            zone().orElse(otherwise),
                            Optional.of(address).filter(it -> it.contains("@")));
        }
        return known;
    }

    /// What the owner chose in Outlook on the web, which no property of a mailbox tells.
    private Optional<ZoneId> zone() throws StoreException {
        var root = Element.of("t:DistinguishedFolderId").with("Id", "root");
        var folder =
                mailbox.isEmpty()
                        ? root
                        : root.and(
                                Element.of("t:Mailbox", Element.text("t:EmailAddress", mailbox)));
        var message =
                client.ask(
                                Element.of(
                                        "m:GetUserConfiguration",
                                        Element.of("m:UserConfigurationName", folder)
                                                .with("Name", "OWA.UserOptions"),
                                        Element.text(
                                                "m:UserConfigurationProperties", "Dictionary")))
                        .message();
        if (!message.ok()) {
            return Optional.empty();
        }
        return message.element()
                .deep()
                .filter(it -> it.is("t:DictionaryEntry"))
                .filter(it -> said(it, "t:DictionaryKey").filter("timezone"::equals).isPresent())
                .flatMap(it -> said(it, "t:DictionaryValue").stream())
                .findFirst()
                .flatMap(ZoneNames::find);
    }

    private static Optional<String> said(Element entry, String part) {
        return entry.textOf(part, "t:Value");
    }
}
