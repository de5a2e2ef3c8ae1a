package io.calferry.bench.ews;

import io.calferry.bench.Request;
import io.calferry.bench.ews.Misbehaviour.Kind;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lets in who proves to be somebody.
final class Doorkeeper {

    /// What becomes of somebody at the door.
    sealed interface Verdict {

        record Let(Mailbox who) implements Verdict {}

        record Refused(Answer.Whole with) implements Verdict {}
    }

    private record Login(Mailbox mailbox, String password) {}

    private final Map<String, Login> logins = new ConcurrentHashMap<>();
    private final Map<String, Mailbox> tokens = new ConcurrentHashMap<>();
    private volatile Set<SignInScheme> offered = EnumSet.of(SignInScheme.BASIC, SignInScheme.NTLM);

    /// @param name as in a domain, such as `EXAMPLE\ada`, or an address
    void add(String name, Mailbox mailbox, String password) {
        logins.put(folded(name), new Login(mailbox, password));
    }

    void token(String token, Mailbox mailbox) {
        tokens.put(token, mailbox);
    }

    void dropTokens() {
        tokens.clear();
    }

    void offer(Set<SignInScheme> schemes) {
        offered = EnumSet.copyOf(schemes);
    }

    Verdict check(Request request, Line line, Manners manners) {
        if (manners.show(Kind.UNAUTHORIZED)) {
            return refused();
        }
        var header = request.header("authorization").orElse("");
        var space = header.indexOf(' ');
        var scheme = space < 0 ? "" : header.substring(0, space).toUpperCase(Locale.ROOT);
        var rest = header.substring(space + 1).strip();
        return switch (scheme) {
            case "BASIC" -> offered.contains(SignInScheme.BASIC) ? let(basic(rest)) : refused();
            case "BEARER" ->
                    offered.contains(SignInScheme.BEARER)
                            ? let(Optional.ofNullable(tokens.get(rest)))
                            : refused();
            case "NTLM", "NEGOTIATE" ->
                    offered.contains(SignInScheme.NTLM) ? ntlm(rest, line, manners) : refused();
            default -> let(line.ntlm.signedIn());
        };
    }

    private Verdict let(Optional<Mailbox> who) {
        return who.<Verdict>map(Verdict.Let::new).orElseGet(this::refused);
    }

    private Verdict refused() {
        var answer = Answer.empty(401);
        for (var scheme : offered) {
            answer =
                    answer.with(
                            "WWW-Authenticate: "
                                    + switch (scheme) {
                                        case BASIC -> "Basic realm=\"mail.example.org\"";
                                        case NTLM -> "NTLM";
                                        case BEARER -> "Bearer";
                                    });
        }
        return new Verdict.Refused(answer);
    }

    private Optional<Mailbox> basic(String rest) {
        try {
            var pair = new String(Base64.getDecoder().decode(rest), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : login(pair.substring(0, colon))
                            .filter(it -> it.password().equals(pair.substring(colon + 1)))
                            .map(Login::mailbox);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Verdict ntlm(String rest, Line line, Manners manners) {
        var message = Base64.getDecoder().decode(rest);
        if (Ntlm.type(message) == 1) {
            return new Verdict.Refused(
                    Answer.empty(401).with("WWW-Authenticate: NTLM " + Ntlm.challenge(line.ntlm)));
        }
        var claim = Ntlm.type(message) == 3 ? Ntlm.claim(message) : Optional.<Ntlm.Claim>empty();
        var who =
                claim.filter(it -> it.isBound() || !manners.show(Kind.EXTENDED_PROTECTION))
                        .flatMap(it -> login(it).filter(l -> it.proves(l.password(), line.ntlm)))
                        .map(Login::mailbox);
        who.ifPresent(line.ntlm::signIn);
        return let(who);
    }

    private Optional<Login> login(Ntlm.Claim claim) {
        return login(claim.domain() + "\\" + claim.user()).or(() -> login(claim.user()));
    }

    private Optional<Login> login(String name) {
        return Optional.ofNullable(logins.get(folded(name)));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
