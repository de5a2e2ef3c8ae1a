package io.calferry.keychain;

import java.util.Locale;
import java.util.regex.Pattern;

/// The name under which a secret is kept. ASCII alone, because Windows takes no more.
///
/// @param account what tells it from the others of this program, such as `work-home/source`
public record Entry(String account) {

    /// The name of this program in a keychain.
    static final String SERVICE = "Calferry";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._/-]{1,100}");

    /// One side of a profile.
    public enum Side {
        SOURCE,
        TARGET
    }

    /// Throws `IllegalArgumentException` for anything but letters, digits and `._/-`.
    public Entry {
        if (!SAFE.matcher(account).matches()) {
            throw new IllegalArgumentException("no name for an entry of a keychain");
        }
    }

    /// The password of one side of a profile, whose id is compared without regard to case.
    public static Entry of(String profileId, Side side) {
        return new Entry((profileId + "/" + side.name()).toLowerCase(Locale.ROOT));
    }
}
