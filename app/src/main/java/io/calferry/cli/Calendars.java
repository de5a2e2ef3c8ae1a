package io.calferry.cli;

import io.calferry.agent.Workplace.Access;
import io.calferry.agent.Workplace.Account;
import io.calferry.agent.Workplace.Found;
import io.calferry.cli.Line.Style;
import io.calferry.profile.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// `calendars`: finds the calendars of an account.
final class Calendars {

    private Calendars() {}

    static Ending find(Call call) {
        var account = account(call);
        var user = user(call, account);
        var password =
                user.flatMap(it -> Typed.secret(call, "Password of " + Clean.text(it) + ": "));
        if (user.isPresent() && password.isEmpty()) {
            throw Typed.missing(call);
        }
        try (var workplace = call.workplace()) {
            var found = workplace.calendars(account, user, password);
            call.answer(
                    () ->
                            JsonText.object(
                                    "calendars",
                                    found.stream()
                                            .map(
                                                    it ->
                                                            JsonText.object(
                                                                    "url", it.url(),
                                                                    "name", it.name(),
                                                                    "writable",
                                                                            it.access()
                                                                                    == Access
                                                                                            .WRITE))
                                            .toList()),
                    () -> lines(found));
            return Ending.DONE;
        } catch (StoreException e) {
            throw call.end(Ending.FAILED, sentence(call, e.fault(), user));
        }
    }

    /// What to do about a sign-in is said in the words of this command: there is no profile in
    /// which it could be corrected.
    private static String sentence(Call call, Fault fault, Optional<String> user) {
        if (fault instanceof Fault.SignIn(var host, var why)
                && (why == Fault.SignIn.Why.REFUSED || why == Fault.SignIn.Why.NO_PASSWORD)) {
            return user.isEmpty()
                    ? host + " asks for a sign-in. Name the user with --user."
                    : "The password for "
                            + host
                            + " was refused. Give it again, or name another user with --user.";
        }
        return call.faults().sentence(fault, new SignIn.None());
    }

    private static List<Line> lines(List<Found> found) {
        if (found.isEmpty()) {
            return List.of(Line.of("There are no calendars in this account."));
        }
        var columns = List.of(Table.left("Name"), Table.left("Address"), Table.left(""));
        return new Table(
                        columns,
                        found.stream()
                                .map(
                                        it ->
                                                List.of(
                                                        Line.of(Style.BOLD, it.name()),
                                                        Line.of(it.url().toString()),
                                                        Line.of(
                                                                Style.DIM,
                                                                switch (it.access()) {
                                                                    case READ -> "read only";
                                                                    case WRITE -> "";
                                                                })))
                                .toList())
                .lines();
    }

    private static Account account(Call call) {
        var word = call.arguments().word();
        if (word.matches("[^\\s:/@]+@[^\\s:/@]+")) {
            return new Account.Mailbox(word);
        }
        try {
            var url = URI.create(word);
            if (url.getHost() != null
                    && Set.of("http", "https").contains(url.getScheme())
                    && url.getRawUserInfo() == null) {
                var path = Objects.requireNonNullElse(url.getPath(), "");
                return path.toLowerCase(Locale.ROOT).endsWith(".asmx")
                        ? new Account.Ews(url)
                        : new Account.CalDav(url);
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw call.end(
                Ending.USAGE,
                "give an address that begins with https://, without user and password, or the"
                        + " e-mail address of an Exchange mailbox; name the user with --user.");
    }

    private static Optional<String> user(Call call, Account account) {
        var named = call.arguments().option(Grammar.USER);
        return switch (account) {
            case Account.Mailbox(var address) -> named.or(() -> Optional.of(address));
            case Account.CalDav _, Account.Ews _ -> named;
        };
    }
}
