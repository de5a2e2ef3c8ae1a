package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The subscription to what happens in a folder (m:Subscribe, m:GetStreamingEvents, m:Unsubscribe),
/// one at a time: an account may have only few, and one that is not given back holds for half an
/// hour.
final class Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    /// Minutes that one connection is to last.
    private static final int CONNECTION = 29;

    /// Connections in a row that may fail on a subscription before there is to be another one.
    private static final int FAILURES = 2;

    private static final Set<String> EVENTS =
            Set.of(
                    "t:CreatedEvent",
                    "t:ModifiedEvent",
                    "t:DeletedEvent",
                    "t:MovedEvent",
                    "t:CopiedEvent");

    /// What a server says that gives none, or not for this calendar.
    private static final Set<String> CANNOT =
            Set.of(
                    "ErrorInvalidSubscriptionRequest",
                    "ErrorSubscriptionDelegateAccessNotSupported",
                    "ErrorInvalidRequest",
                    "ErrorInvalidOperation",
                    "ErrorInvalidServerVersion",
                    "ErrorSchemaValidation");

    /// What passes, besides what is passing for every operation: old subscriptions run out.
    private static final Set<String> PASSES =
            Set.of(
                    "ErrorExceededSubscriptionCount",
                    "ErrorNotEnoughMemory",
                    "ErrorADUnavailable",
                    "ErrorADOperation");

    /// What a server says to a subscription that it has no more.
    private static final Set<String> GONE =
            Set.of(
                    "ErrorSubscriptionNotFound",
                    "ErrorInvalidSubscription",
                    "ErrorExpiredSubscription",
                    "ErrorSubscriptionUnsubscribed");

    private final ExchangeClient client;
    private final CalendarFolder folder;

    /// Empty where there is none.
    private volatile String id = "";

    private volatile int failures;
    private boolean ended;

    Subscription(ExchangeClient client, CalendarFolder folder) {
        this.client = client;
        this.folder = folder;
    }

    /// What one sign of life tells.
    enum News {
        NONE,
        CHANGED
    }

    /// How a connection ended that did not break off.
    enum Ending {
        /// As it was meant to; the subscription goes on to gather what happens.
        WHOLE,
        /// With the subscription.
        LOST
    }

    /// Sees to it that there is one: the one that there was, where it may still hold. Says whether
    /// the server gives any. Throws where it can't be had now.
    synchronized boolean take() throws StoreException {
        if (ended) {
            return false;
        }
        if (!id.isEmpty() && failures < FAILURES) {
            return true;
        }
        giveBack();
        var message = client.ask(request()).message();
        if (CANNOT.contains(message.code())) {
            LOG.info("hints: the server gives none ({})", message.code());
            return false;
        }
        if (PASSES.contains(message.code())) {
            throw new StoreException(new Fault.Busy(client.host(), Optional.empty()));
        }
        id =
                message.demand(folder.shown(), client.host())
                        .element()
                        .textOf("m:SubscriptionId")
                        .orElse("");
        failures = 0;
        return !id.isEmpty();
    }

    private Element request() throws StoreException {
        var events =
                EVENTS.stream()
                        .sorted()
                        .map(it -> Element.text("t:EventType", it.substring(2)))
                        .toList();
        return Element.of(
                "m:Subscribe",
                Element.of(
                        "m:StreamingSubscriptionRequest",
                        Element.of("t:FolderIds", folder.key().element()),
                        Element.of("t:EventTypes", events)));
    }

    /// Listens to one connection, from its beginning to its end. Throws where it breaks off.
    ///
    /// @param each is told of every sign of life
    Ending listen(Consumer<News> each) throws StoreException {
        var lost = new boolean[1];
        try {
            client.listen(
                    Element.of(
                            "m:GetStreamingEvents",
                            Element.of("m:SubscriptionIds", Element.text("t:SubscriptionId", id)),
                            Element.text("m:ConnectionTimeout", Integer.toString(CONNECTION))),
                    part -> lost[0] |= heard(part.message(), each) == Ending.LOST);
        } catch (StoreException e) {
            failed(e.fault());
            throw e;
        }
        return lost[0] ? Ending.LOST : Ending.WHOLE;
    }

    private Ending heard(Message message, Consumer<News> each) {
        if (GONE.contains(message.code())) {
            id = "";
            return Ending.LOST;
        }
        if (!message.ok()) {
            failures = FAILURES;
            return Ending.LOST;
        }
        failures = 0;
        boolean news =
                message.element()
                        .child("m:Notifications")
                        .filter(it -> it.deep().anyMatch(e -> EVENTS.contains(e.name())))
                        .isPresent();
        each.accept(news ? News.CHANGED : News.NONE);
        return Ending.WHOLE;
    }

    private void failed(Fault fault) {
        if (fault instanceof Fault.SignIn) {
            // Nothing can be given back with it, and another try could lock the account.
            id = "";
        } else if (!(fault instanceof Fault.Busy)) {
            failures++;
        }
    }

    /// Gives it back where there is one, and takes no more. Waits for one that is just being taken.
    synchronized void end() {
        ended = true;
        try {
            giveBack();
        } catch (StoreException e) {
            LOG.debug("hints: {}", e.getMessage());
        }
    }

    /// Where the server does not answer, it may be that it still has it.
    private void giveBack() throws StoreException {
        if (id.isEmpty()) {
            return;
        }
        try {
            client.ask(Element.of("m:Unsubscribe", Element.text("m:SubscriptionId", id)));
            id = "";
        } catch (StoreException e) {
            failed(e.fault());
            if (e.fault() instanceof Fault.SignIn) {
                throw e;
            }
        }
    }
}
