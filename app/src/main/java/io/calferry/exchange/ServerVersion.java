package io.calferry.exchange;

/// What an Exchange server says of itself in each answer (t:ServerVersionInfo).
public record ServerVersion(int major, int minor, int build, int revision) {

    /// The first build of Exchange Server Subscription Edition.
    private static final int SUBSCRIPTION_EDITION = 2562;

    static ServerVersion of(Element version) {
        return new ServerVersion(
                number(version, "MajorVersion"),
                number(version, "MinorVersion"),
                number(version, "MajorBuildNumber"),
                number(version, "MinorBuildNumber"));
    }

    private static int number(Element version, String attribute) {
        try {
            return version.attribute(attribute).map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /// Such as `Exchange 2019 (15.2.1118.7)`.
    public String shown() {
        return name() + " (" + major + "." + minor + "." + build + "." + revision + ")";
    }

    /// By Microsoft's list "Exchange Server build numbers and release dates".
    private String name() {
        return switch (major) {
            case 8 -> "Exchange 2007";
            case 14 -> "Exchange 2010";
            case 15 ->
                    switch (minor) {
                        case 0 -> "Exchange 2013";
                        case 1 -> "Exchange 2016";
                        case 2 ->
                                build >= SUBSCRIPTION_EDITION
                                        ? "Exchange Subscription Edition"
                                        : "Exchange 2019";
                        default -> "Exchange Online";
                    };
            default -> "Exchange";
        };
    }
}
