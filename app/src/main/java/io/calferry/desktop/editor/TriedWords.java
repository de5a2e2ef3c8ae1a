package io.calferry.desktop.editor;

import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.sync.Fault;
import io.calferry.sync.Tried;
import io.calferry.sync.Tried.Outcome;

import java.util.Locale;

/// What was tried, a line each.
record TriedWords(Texts texts) {

    String line(Tried tried) {
        var question = texts.get("tried." + key(tried.question()), OneLine.of(tried.at()));
        return sign(tried.outcome()) + " " + question + " " + outcome(tried.outcome());
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Begun _ -> "…";
            case Outcome.There _, Outcome.Calendars _, Outcome.Server _ -> "✓";
            case Outcome.Leads _ -> "→";
            case Outcome.Nothing _ -> "–";
            case Outcome.Unconfirmed _, Outcome.Unencrypted _, Outcome.Failed _ -> "✗";
        };
    }

    private String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Begun _ -> texts.get("came.begun");
            case Outcome.Nothing _ -> texts.get("came.nothing");
            case Outcome.There _ -> texts.get("came.there");
            case Outcome.Calendars(var count) -> texts.get("came.calendars", count);
            case Outcome.Server(var url) -> texts.get("came.server", OneLine.of(url.toString()));
            case Outcome.Leads(var to) -> texts.get("came.leads", OneLine.of(to));
            case Outcome.Unconfirmed(var host) -> texts.get("came.unconfirmed", OneLine.of(host));
            case Outcome.Unencrypted(var to) -> texts.get("came.unencrypted", OneLine.of(to));
            case Outcome.Failed(var fault) -> texts.get("came.failed." + key(fault));
        };
    }

    private static String key(Fault fault) {
        return switch (fault) {
            case Fault.Offline(_, var why) -> key(why);
            case Fault.SignIn(_, var why) ->
                    switch (why) {
                        case REFUSED, REFUSED_OR_EXTENDED_PROTECTION -> "sign-in";
                        case FORBIDDEN -> "forbidden";
                        case NO_PASSWORD, NO_KEYCHAIN, KEYCHAIN_LOCKED, NEEDS_PASSPHRASE ->
                                "no-password";
                        case NOT_OVER_PLAIN_HTTP -> "unencrypted";
                        case OTHER_HOST -> "other-host";
                        case SERVICE_SWITCHED_OFF -> "switched-off";
                    };
            case Fault.Busy _ -> "busy";
            case Fault.Missing _ -> "missing";
            case Fault.Unreadable _ -> "unreadable";
            case Fault.Stale _, Fault.Refused _, Fault.ReadOnly _, Fault.Bug _ -> "other";
        };
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
