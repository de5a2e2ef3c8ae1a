package io.calferry.desktop.editor;

import io.calferry.agent.Workplace.Found;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Endpoint.Access;
import io.calferry.profile.Endpoint.Server;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.What;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Typed;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is filled in for one side of a profile. What does not belong to the chosen kind is kept, so
/// that nothing is lost when a person changes the kind and back.
final class EndForm {

    final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.CALDAV);
    final StringProperty address = new SimpleStringProperty("");
    final StringProperty path = new SimpleStringProperty("");
    final StringProperty mailbox = new SimpleStringProperty("");
    final ObjectProperty<SignInKind> signIn = new SimpleObjectProperty<>(SignInKind.PASSWORD);
    final StringProperty user = new SimpleStringProperty("");

    /// Only what is typed now; never one that is kept.
    final StringProperty password = new SimpleStringProperty("");

    /// In Exchange the name of the calendar.
    final StringProperty calendar = new SimpleStringProperty("");

    /// The calendar that was chosen among those of a CalDAV account.
    final ObjectProperty<Optional<Found>> chosen = new SimpleObjectProperty<>(Optional.empty());

    final ObjectProperty<TrustKind> trust = new SimpleObjectProperty<>(TrustKind.SYSTEM);
    final StringProperty certificate = new SimpleStringProperty("");
    final StringProperty pin = new SimpleStringProperty("");
    final StringProperty host = new SimpleStringProperty("");
    final ObjectProperty<Access> access = new SimpleObjectProperty<>(Access.OWN);

    private PasswordSource source = new PasswordSource.Keychain();
    private Optional<Endpoint> base = Optional.empty();

    /// What came of checking what is filled in.
    ///
    /// @param wrong empty where `endpoint` is there
    record Checked(Optional<Endpoint> endpoint, Map<Field, What> wrong) {}

    EndForm() {
        address.addListener((_, _, _) -> chosen.set(Optional.empty()));
        user.addListener((_, _, _) -> chosen.set(Optional.empty()));
    }

    /// Everything that can be filled in.
    List<Property<?>> all() {
        return List.of(
                kind,
                address,
                path,
                mailbox,
                signIn,
                user,
                password,
                calendar,
                chosen,
                trust,
                certificate,
                pin,
                host,
                access);
    }

    /// What says whose calendars there are to choose from.
    List<Property<?>> account() {
        return List.of(kind, address, mailbox, user);
    }

    /// Fills in what a profile says.
    void fill(Endpoint endpoint) {
        base = Optional.of(endpoint);
        kind.set(Kind.of(endpoint));
        fill(endpoint.signIn());
        switch (endpoint) {
            case Endpoint.Folder(var folder) -> path.set(folder.toString());
            case Endpoint.Ics(var url, _, var trusted) -> {
                address.set(url.toString());
                path.set(((Endpoint.Ics) endpoint).file().map(Path::toString).orElse(""));
                fill(trusted);
            }
            case Endpoint.CalDav(var url, _, var trusted) -> {
                address.set(url.toString());
                fill(trusted);
            }
            case Endpoint.Exchange exchange -> fill(exchange);
            case Endpoint.Graph(_, var trusted) -> fill(trusted);
        }
    }

    private void fill(Endpoint.Exchange exchange) {
        address.set(
                switch (exchange.server()) {
                    case Server.At(var url) -> url.toString();
                    case Server.Autodiscover _ -> "";
                });
        mailbox.set(exchange.mailbox());
        calendar.set(exchange.calendar());
        access.set(exchange.access());
        fill(exchange.trust());
    }

    private void fill(SignIn how) {
        signIn.set(SignInKind.of(how));
        source = how.secret().orElse(source);
        switch (how) {
            case SignIn.None _, SignIn.Bearer _ -> {}
            case SignIn.Basic(var name, _) -> user.set(name);
            case SignIn.Digest(var name, _) -> user.set(name);
            case SignIn.Ntlm(var name, _) -> user.set(name);
            case SignIn.OAuth(var name) -> user.set(name.orElse(""));
        }
    }

    private void fill(Trust trusted) {
        trust.set(TrustKind.of(trusted));
        switch (trusted) {
            case Trust.System _ -> {}
            case Trust.File(var file) -> certificate.set(file.toString());
            case Trust.Pin(var sha256) -> pin.set(sha256);
            case Trust.PlainHttp(var name) -> host.set(name);
        }
    }

    /// Where the password comes from that is not typed here.
    PasswordSource source() {
        return password.get().isEmpty() ? source : new PasswordSource.Keychain();
    }

    /// What was typed as password; the array is the caller's.
    Optional<char[]> typed() {
        return Optional.of(password.get())
                .filter(it -> signIn.get().wantsPassword() && kind.get().isRemote())
                .filter(it -> !it.isEmpty())
                .map(String::toCharArray);
    }

    /// The side of a profile that this makes, or what is wrong.
    Checked check() {
        return checked(new Checking(), calendar.get());
    }

    /// The account behind it, whichever of its calendars it will be.
    Checked checkAccount() {
        var name = calendar.get().isBlank() ? "Calendar" : calendar.get();
        return checked(new Checking(), name);
    }

    private Checked checked(Checking checking, String named) {
        Optional<Endpoint> endpoint =
                switch (kind.get()) {
                    case FOLDER ->
                            checking.take(Field.PATH, Typed.path(path.get()))
                                    .map(Endpoint.Folder::new);
                    case FILE -> file(checking);
                    case FEED -> feed(checking);
                    case CALDAV -> calDav(checking);
                    case EXCHANGE -> exchange(checking, named);
                    case MICROSOFT -> base.filter(it -> it instanceof Endpoint.Graph);
                };
        return checking.wrong.isEmpty()
                ? new Checked(endpoint, Map.of())
                : new Checked(Optional.empty(), Map.copyOf(checking.wrong));
    }

    private Optional<Endpoint> file(Checking checking) {
        var file = checking.take(Field.PATH, Typed.path(path.get()));
        if (file.isPresent() && !file.get().isAbsolute()) {
            checking.wrong.put(Field.PATH, new What.Malformed(Form.PATH));
        }
        // An address that says the same in another way stays as it is.
        var same =
                base.filter(
                        it ->
                                it instanceof Endpoint.Ics ics
                                        && ics.file().isPresent()
                                        && ics.file().equals(file));
        return same.or(
                () ->
                        file.map(
                                it ->
                                        new Endpoint.Ics(
                                                it.toUri(),
                                                new SignIn.None(),
                                                new Trust.System())));
    }

    private Optional<Endpoint> feed(Checking checking) {
        var url = checking.take(Field.ADDRESS, Typed.feedAddress(address.get()));
        var how = signIn(checking);
        var trusted = trust(checking);
        return checking.wrong.isEmpty()
                ? Optional.of(
                        new Endpoint.Ics(
                                url.orElseThrow(), how.orElseThrow(), trusted.orElseThrow()))
                : Optional.empty();
    }

    private Optional<Endpoint> calDav(Checking checking) {
        Optional<URI> url =
                checking.take(Field.ADDRESS, Typed.webAddress(address.get()))
                        .map(it -> chosen.get().map(Found::url).orElse(it));
        var how = signIn(checking);
        var trusted = trust(checking);
        return checking.wrong.isEmpty()
                ? Optional.of(
                        new Endpoint.CalDav(
                                url.orElseThrow(), how.orElseThrow(), trusted.orElseThrow()))
                : Optional.empty();
    }

    private Optional<Endpoint> exchange(Checking checking, String named) {
        var box = checking.take(Field.MAILBOX, Typed.mailbox(mailbox.get()));
        Optional<Server> server =
                address.get().isBlank()
                        ? Optional.of(new Server.Autodiscover())
                        : checking.take(Field.ADDRESS, Typed.webAddress(address.get()))
                                .map(Server.At::new);
        var name = checking.take(Field.CALENDAR, Typed.name(named));
        var how = signIn(checking);
        var trusted = trust(checking);
        return checking.wrong.isEmpty()
                ? Optional.of(
                        new Endpoint.Exchange(
                                server.orElseThrow(),
                                box.orElseThrow(),
                                name.orElseThrow(),
                                access.get(),
                                how.orElseThrow(),
                                trusted.orElseThrow()))
                : Optional.empty();
    }

    private Optional<SignIn> signIn(Checking checking) {
        var name = Typed.name(user.get());
        return switch (signIn.get()) {
            case NONE -> Optional.of(new SignIn.None());
            case TOKEN -> Optional.of(new SignIn.Bearer(source()));
            case BROWSER -> Optional.of(new SignIn.OAuth(name.meaning()));
            case PASSWORD ->
                    checking.take(Field.USER, name).map(it -> new SignIn.Basic(it, source()));
            case DIGEST ->
                    checking.take(Field.USER, name).map(it -> new SignIn.Digest(it, source()));
            case DOMAIN -> checking.take(Field.USER, name).map(it -> new SignIn.Ntlm(it, source()));
        };
    }

    private Optional<Trust> trust(Checking checking) {
        return switch (trust.get()) {
            case SYSTEM -> Optional.of(new Trust.System());
            case FILE ->
                    checking.take(Field.CERTIFICATE, Typed.path(certificate.get()))
                            .map(Trust.File::new);
            case PIN -> checking.take(Field.PIN, Typed.pin(pin.get())).map(it -> it);
            case PLAIN_HTTP ->
                    checking.take(Field.HOST, Typed.name(host.get())).map(Trust.PlainHttp::new);
        };
    }

    /// Takes note of what is wrong.
    private static final class Checking {
        private final Map<Field, What> wrong = new EnumMap<>(Field.class);

        <T> Optional<T> take(Field field, Typed<T> typed) {
            typed.wrong().ifPresent(it -> wrong.put(field, it));
            return typed.meaning();
        }
    }
}
