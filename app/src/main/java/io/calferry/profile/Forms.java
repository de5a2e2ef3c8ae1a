package io.calferry.profile;

import io.calferry.profile.Problem.Form;
import io.calferry.shape.Rules;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// What the texts of a profile mean. Every method throws a `RuntimeException` for a text that is
/// not in its form.
final class Forms {

    private static final Set<String> WEB = Set.of("http", "https");
    private static final Set<String> FEED = Set.of("http", "https", "webcal", "file");

    private Forms() {}

    static Path path(String text) {
        // A shell would make a home folder of it, and Java a folder of that name.
        if (text.isBlank() || text.startsWith("~")) {
            throw new IllegalArgumentException("no path");
        }
        return Path.of(text);
    }

    /// @param form `WEB_ADDRESS` or `FEED_ADDRESS`
    static URI address(String text, Form form) {
        var schemes = form == Form.FEED_ADDRESS ? FEED : WEB;
        var url = URI.create(text);
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var isFile = scheme.equals("file");
        if (isFile) {
            Path.of(url);
        }
        if (!schemes.contains(scheme) || (!isFile && url.getHost() == null)) {
            throw new IllegalArgumentException("no such address");
        }
        return url;
    }

    /// Whether an address holds a user, and with it perhaps a password.
    static boolean holdsUser(URI url) {
        return url.getRawUserInfo() != null;
    }

    static String mailbox(String text) {
        if (!text.strip().equals(text) || text.indexOf('@') < 1 || text.endsWith("@")) {
            throw new IllegalArgumentException("no mailbox");
        }
        return text;
    }

    static Trust.Pin pin(String text) {
        return new Trust.Pin(text.replace(":", "").toLowerCase(Locale.ROOT));
    }

    static int count(String text) {
        var count = Integer.parseInt(text);
        if (count < 0) {
            throw new IllegalArgumentException("less than nothing");
        }
        return count;
    }

    static String titlePrefix(String text) {
        var usual = Rules.DEFAULT;
        return new Rules(
                        usual.window(),
                        usual.filters(),
                        usual.detail(),
                        usual.attendees(),
                        usual.reminders(),
                        text)
                .titlePrefix();
    }
}
