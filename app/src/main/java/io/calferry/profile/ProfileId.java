package io.calferry.profile;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a profile is called by scripts, the ledger and the keychain. Safe as the name of a file on
/// every platform, and compared without regard to case for the same reason.
public record ProfileId(String value) implements Comparable<ProfileId> {

    private static final Pattern SAFE =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

    // The names of devices, which Windows opens whatever comes after a dot.
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    /// How much of an id is kept before a number.
    private static final int STEM = 58;

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

    /// A readable id for a profile that a person calls `name`, which is not one of `taken`: lower
    /// case, without accents, with dashes for all else, and a number where that is needed.
    public static ProfileId from(String name, Set<ProfileId> taken) {
        var plain = Normalizer.normalize(spelled(name), Normalizer.Form.NFD);
        var stem = OTHER.matcher(MARKS.matcher(plain).replaceAll("")).replaceAll("-");
        var trimmed = trimmed(stem);
        var first = of(trimmed).or(() -> of(trimmed("profile-" + trimmed))).orElseThrow();
        return taken.contains(first) ? first.numbered(taken) : first;
    }

    /// German writes two letters where it can't write the one.
    private static String spelled(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
    }

    private static String trimmed(String stem) {
        var cut = stem.substring(0, Math.min(stem.length(), STEM));
        return cut.replaceAll("^-+|-+$", "");
    }

    /// This, with the first number from 2 on that gives none of `taken`.
    ProfileId numbered(Set<ProfileId> taken) {
        var stem = value.substring(0, Math.min(value.length(), STEM));
        return IntStream.iterate(2, it -> it + 1)
                .mapToObj(it -> new ProfileId(stem + "-" + it))
                .filter(it -> !taken.contains(it))
                .findFirst()
                .orElseThrow();
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
