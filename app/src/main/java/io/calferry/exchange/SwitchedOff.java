package io.calferry.exchange;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether a refusal means that the organisation has switched EWS off (EwsEnabled,
/// EwsApplicationAccessPolicy; in Exchange Online by default since October 2026). What the server
/// says then is not documented, so its words and its name are gone by.
final class SwitchedOff {

    private static final Pattern WORDS =
            Pattern.compile(
                    "(?is)\\b(ews|exchange web services)\\b.{0,60}"
                            + "\\b(disabled|blocked|not enabled|not allowed|switched off)\\b");

    private static final Pattern ONLINE =
            Pattern.compile(
                    "(.+\\.)?(outlook\\.office365\\.com|outlook\\.office\\.com|outlook\\.com"
                            + "|office365\\.us|partner\\.outlook\\.cn)");

    private SwitchedOff() {}

    static boolean said(String words) {
        return WORDS.matcher(words).find();
    }

    /// Whether a 403 from there says so without words: the sign-in came through, else it were 401.
    static boolean likely(URI at) {
        var host = at.getHost();
        return host != null && ONLINE.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
