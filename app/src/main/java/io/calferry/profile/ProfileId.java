package io.calferry.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a profile is called by scripts, the ledger and the keychain. Safe as the name of a file on
/// every platform, and compared without regard to case for the same reason.
public record ProfileId(String value) implements Comparable<ProfileId> {

    private static final Pattern SAFE =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

    // The names of devices, which Windows opens whatever comes after a dot.
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

    public ProfileId {
        if (!SAFE.matcher(value).matches() || DEVICE.matcher(value).matches()) {
            throw new IllegalArgumentException("not safe as the name of a file");
        }
    }

    /// Empty where `value` is not 1 to 64 letters, digits, dots, dashes and underscores, beginning
    /// and ending with a letter or digit, or is the name of a device.
    public static Optional<ProfileId> of(String value) {
        try {
            return Optional.of(new ProfileId(value));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private String folded() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProfileId that && folded().equals(that.folded());
    }

    @Override
    public int hashCode() {
        return folded().hashCode();
    }

    @Override
    public int compareTo(ProfileId other) {
        return folded().compareTo(other.folded());
    }

    @Override
    public String toString() {
        return value;
    }
}
