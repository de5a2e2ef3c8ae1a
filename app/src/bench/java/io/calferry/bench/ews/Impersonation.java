package io.calferry.bench.ews;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who may act as whom (`ExchangeImpersonation`).
final class Impersonation {

    private final Organisation all;

    /// The addresses of those who have the role ApplicationImpersonation.
    private final Set<String> trusted = ConcurrentHashMap.newKeySet();

    Impersonation(Organisation all) {
        this.all = all;
    }

    void trust(Mailbox who) {
        trusted.add(who.address());
    }

    /// Whose rights count for a request with that header.
    Mailbox actor(Optional<Element> header, Mailbox who) throws Refusal {
        var asked =
                header.map(it -> it.childrenAt("ExchangeImpersonation", "ConnectingSID"))
                        .flatMap(it -> it.stream().findFirst());
        if (asked.isEmpty()) {
            return who;
        }
        if (!trusted.contains(who.address())) {
            throw new Refusal(
                    "ErrorImpersonateUserDenied",
                    "The account does not have permission to impersonate the requested user.");
        }
        return all.find(asked.get().text().strip())
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "ErrorNonExistentMailbox",
                                        "The SMTP address has no mailbox associated with it."));
    }
}
