package io.calferry.profile;

import io.calferry.profile.Endpoint.Access;
import io.calferry.profile.Endpoint.Server;
import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.Rule;
import io.calferry.profile.Problem.What;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads one side of a profile. Every method gives empty where it wrote down a problem.
final class EndpointJson {

    private static final Vocabulary<String> KINDS =
            Vocabulary.ofItself("ics", "folder", "caldav", "exchange", "graph");
    private static final Vocabulary<String> SIGN_INS =
            Vocabulary.ofItself("none", "basic", "digest", "ntlm", "bearer", "oauth");
    private static final Vocabulary<String> PASSWORDS =
            Vocabulary.ofItself("keychain", "env", "command");
    private static final Vocabulary<String> TRUSTS =
            Vocabulary.ofItself("system", "file", "pin", "plain-http");

    private EndpointJson() {}

    static Optional<Endpoint> read(Fields fields) {
        var kind = fields.required("kind", fields.choice("kind", KINDS));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        var endpoint =
                switch (kind.get()) {
                    case "ics" -> ics(fields);
                    case "folder" -> folder(fields);
                    case "caldav" -> calDav(fields);
                    case "exchange" -> exchange(fields);
                    default -> graph(fields);
                };
        fields.end();
        return endpoint;
    }

    private static Optional<Endpoint> ics(Fields fields) {
        var url = fields.required("url", url(fields, Form.FEED_ADDRESS));
        var signIn = signIn(fields);
        var trust = trust(fields);
        return all(url, signIn, trust)
                ? Optional.of(new Endpoint.Ics(url.get(), signIn.get(), trust.get()))
                : Optional.empty();
    }

    private static Optional<Endpoint> folder(Fields fields) {
        return fields.required("path", path(fields)).map(Endpoint.Folder::new);
    }

    private static Optional<Endpoint> calDav(Fields fields) {
        var url = fields.required("url", url(fields, Form.WEB_ADDRESS));
        var signIn = signIn(fields);
        var trust = trust(fields);
        return all(url, signIn, trust)
                ? Optional.of(new Endpoint.CalDav(url.get(), signIn.get(), trust.get()))
                : Optional.empty();
    }

    private static Optional<Endpoint> exchange(Fields fields) {
        var server = server(fields);
        var mailbox =
                fields.required("mailbox", fields.text("mailbox", Form.MAILBOX, Forms::mailbox));
        var calendar = fields.required("calendar", fields.name("calendar"));
        var access = fields.choice("access", Vocabulary.ACCESS);
        var signIn = signIn(fields);
        var trust = trust(fields);
        return all(server, mailbox, calendar, signIn, trust)
                ? Optional.of(
                        new Endpoint.Exchange(
                                server.get(),
                                mailbox.get(),
                                calendar.get(),
                                access.orElse(Access.OWN),
                                signIn.get(),
                                trust.get()))
                : Optional.empty();
    }

    private static Optional<Server> server(Fields fields) {
        var url = url(fields, Form.WEB_ADDRESS);
        var autodiscover = fields.flag("autodiscover").orElse(false);
        if (fields.has("url") == autodiscover) {
            fields.contradiction(Rule.URL_OR_AUTODISCOVER);
            return Optional.empty();
        }
        return autodiscover ? Optional.of(new Server.Autodiscover()) : url.map(Server.At::new);
    }

    private static Optional<Endpoint> graph(Fields fields) {
        var signIn = signIn(fields);
        var trust = trust(fields);
        return all(signIn, trust)
                ? Optional.of(new Endpoint.Graph(signIn.get(), trust.get()))
                : Optional.empty();
    }

    private static Optional<SignIn> signIn(Fields side) {
        if (!side.has("signIn")) {
            side.object("signIn");
            return Optional.of(new SignIn.None());
        }
        return side.object("signIn").flatMap(EndpointJson::signInOf);
    }

    private static Optional<SignIn> signInOf(Fields fields) {
        var kind = fields.choice("kind", SIGN_INS);
        if (fields.has("kind") && kind.isEmpty()) {
            return Optional.empty();
        }
        var signIn = signInOf(kind.orElse("none"), fields);
        fields.end();
        return signIn;
    }

    private static Optional<SignIn> signInOf(String kind, Fields fields) {
        return switch (kind) {
            case "none" -> Optional.of(new SignIn.None());
            case "bearer" -> password(fields).map(SignIn.Bearer::new);
            case "oauth" -> Optional.of(new SignIn.OAuth(fields.name("username")));
            default -> {
                var username = fields.required("username", fields.name("username"));
                var password = password(fields);
                yield all(username, password)
                        ? Optional.of(named(kind, username.get(), password.get()))
                        : Optional.empty();
            }
        };
    }

    private static SignIn named(String kind, String username, PasswordSource password) {
        return switch (kind) {
            case "basic" -> new SignIn.Basic(username, password);
            case "digest" -> new SignIn.Digest(username, password);
            default -> new SignIn.Ntlm(username, password);
        };
    }

    private static Optional<PasswordSource> password(Fields signIn) {
        if (!signIn.has("password")) {
            signIn.object("password");
            return Optional.of(new PasswordSource.Keychain());
        }
        return signIn.object("password").flatMap(EndpointJson::passwordOf);
    }

    private static Optional<PasswordSource> passwordOf(Fields fields) {
        var from = fields.choice("from", PASSWORDS);
        if (fields.has("from") && from.isEmpty()) {
            return Optional.empty();
        }
        Optional<PasswordSource> source =
                switch (from.orElse("keychain")) {
                    case "env" ->
                            fields.required("name", fields.name("name"))
                                    .map(PasswordSource.Env::new);
                    case "command" -> command(fields);
                    default -> Optional.of(new PasswordSource.Keychain());
                };
        fields.end();
        return source;
    }

    private static Optional<PasswordSource> command(Fields fields) {
        var argv = fields.texts("argv");
        if (!fields.has("argv")) {
            fields.problem("argv", new What.MissingField());
            return Optional.empty();
        }
        if (argv.isEmpty() || argv.getFirst().isBlank()) {
            fields.problem("argv", new What.Malformed(Form.NOT_EMPTY));
            return Optional.empty();
        }
        return Optional.of(new PasswordSource.Command(argv));
    }

    private static Optional<Trust> trust(Fields side) {
        if (!side.has("tls")) {
            side.object("tls");
            return Optional.of(new Trust.System());
        }
        return side.object("tls").flatMap(EndpointJson::trustOf);
    }

    private static Optional<Trust> trustOf(Fields fields) {
        var kind = fields.choice("trust", TRUSTS);
        if (fields.has("trust") && kind.isEmpty()) {
            return Optional.empty();
        }
        Optional<Trust> trust =
                switch (kind.orElse("system")) {
                    case "file" -> fields.required("path", path(fields)).map(Trust.File::new);
                    case "pin" -> fields.required("sha256", pin(fields));
                    case "plain-http" ->
                            fields.required("host", fields.name("host")).map(Trust.PlainHttp::new);
                    default -> Optional.of(new Trust.System());
                };
        fields.end();
        return trust;
    }

    private static Optional<Trust> pin(Fields fields) {
        return fields.text("sha256", Form.SHA256, Forms::pin);
    }

    private static Optional<Path> path(Fields fields) {
        return fields.text("path", Form.PATH, Forms::path);
    }

    private static Optional<URI> url(Fields fields, Form form) {
        var url = fields.text("url", form, text -> Forms.address(text, form));
        if (url.filter(Forms::holdsUser).isPresent()) {
            fields.problem("url", new What.Contradiction(Rule.PASSWORD_IN_ADDRESS));
            return Optional.empty();
        }
        return url;
    }

    private static boolean all(Optional<?>... parts) {
        return List.of(parts).stream().allMatch(Optional::isPresent);
    }
}
