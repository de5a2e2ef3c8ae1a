package io.calferry.desktop.editor;

import io.calferry.agent.Trouble;
import io.calferry.agent.Workplace.Certificate;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.Answer.Mend;
import io.calferry.profile.SignIn;
import io.calferry.sync.Fault;
import io.calferry.words.Words;

import java.util.Optional;

/// What kept one side from answering: in words, beside which field they are told, and what can be
/// done about it at once.
record EndTroubles(EndForm form, Texts texts, Words words) {

    /// @param signIn with which it was asked
    /// @param shown the certificate that it foundered on
    Answer.Troubled of(Trouble trouble, SignIn signIn, Optional<Certificate> shown) {
        return switch (trouble) {
            case Trouble.OfStore(_, var fault) ->
                    new Answer.Troubled(
                            words.faults().sentence(fault, signIn),
                            field(fault),
                            mend(fault, shown));
            case Trouble.OfLedger(var problem) -> ofAll(words.ledger().sentence(problem));
            case Trouble.NotYet _ -> notYet();
            case Trouble.Unseen _ -> ofAll(words.troubles().unseen());
            case Trouble.Bug(var reference) ->
                    ofAll(words.faults().sentence(new Fault.Bug(reference), signIn));
        };
    }

    /// This version can't.
    Answer.Troubled notYet() {
        return ofAll(texts.get("not-yet"));
    }

    /// The search ended at a host that nobody has confirmed.
    Answer.Troubled unconfirmed(String host) {
        var mailbox = form.mailbox.get().strip();
        var domain = mailbox.substring(mailbox.lastIndexOf('@') + 1);
        return new Answer.Troubled(
                texts.get("unconfirmed", OneLine.of(host), OneLine.of(domain)),
                place(),
                Optional.of(new Mend.GoOnTo(host)));
    }

    private static Answer.Troubled ofAll(String sentence) {
        return new Answer.Troubled(sentence, Field.KIND, Optional.empty());
    }

    private Field field(Fault fault) {
        return switch (fault) {
            case Fault.SignIn(_, var why) ->
                    switch (why) {
                        case REFUSED,
                                NO_PASSWORD,
                                NO_KEYCHAIN,
                                KEYCHAIN_LOCKED,
                                NEEDS_PASSPHRASE,
                                REFUSED_OR_EXTENDED_PROTECTION ->
                                Field.PASSWORD;
                        case FORBIDDEN, NOT_OVER_PLAIN_HTTP, OTHER_HOST, SERVICE_SWITCHED_OFF ->
                                place();
                    };
            case Fault.Offline _,
                    Fault.Busy _,
                    Fault.Missing _,
                    Fault.Stale _,
                    Fault.Refused _,
                    Fault.Unreadable _,
                    Fault.ReadOnly _,
                    Fault.Bug _ ->
                    place();
        };
    }

    private Field place() {
        return switch (form.kind.get()) {
            case FILE, FOLDER -> Field.PATH;
            case EXCHANGE -> form.address.get().isBlank() ? Field.MAILBOX : Field.ADDRESS;
            case CALDAV, FEED -> Field.ADDRESS;
            case MICROSOFT -> Field.KIND;
        };
    }

    private static Optional<Mend> mend(Fault fault, Optional<Certificate> shown) {
        return switch (fault) {
            case Fault.SignIn(_, Fault.SignIn.Why why)
                    when why == Fault.SignIn.Why.NOT_OVER_PLAIN_HTTP ->
                    Optional.of(new Mend.AllowPlainHttp());
            case Fault.SignIn(_, Fault.SignIn.Why why)
                    when why == Fault.SignIn.Why.NEEDS_PASSPHRASE ->
                    Optional.of(new Mend.Unlock());
            case Fault.Offline(var host, var why) when Scrutiny.isOfCertificate(why) ->
                    shown.<Mend>map(it -> new Mend.Judge(host, it))
                            .or(() -> Optional.of(new Mend.ChooseTrust()));
            case Fault.SignIn _,
                    Fault.Offline _,
                    Fault.Busy _,
                    Fault.Missing _,
                    Fault.Stale _,
                    Fault.Refused _,
                    Fault.Unreadable _,
                    Fault.ReadOnly _,
                    Fault.Bug _ ->
                    Optional.empty();
        };
    }
}
