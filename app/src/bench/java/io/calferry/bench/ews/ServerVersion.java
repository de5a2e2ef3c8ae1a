package io.calferry.bench.ews;

/// What a server says of itself with each answer (`ServerVersionInfo`).
///
/// @param schema of the schema's versions, as the server spells its own
public record ServerVersion(int major, int minor, int build, int revision, String schema) {

    public static final ServerVersion EXCHANGE_2010 =
            new ServerVersion(14, 3, 513, 0, "Exchange2010_SP2");
    public static final ServerVersion EXCHANGE_2013 = new ServerVersion(15, 0, 1497, 48, "V2_23");
    public static final ServerVersion EXCHANGE_2016 =
            new ServerVersion(15, 1, 2507, 58, "V2017_07_11");
    public static final ServerVersion EXCHANGE_2019 =
            new ServerVersion(15, 2, 1544, 14, "V2017_07_11");

    /// What it knows of the schema.
    Field.Since knows() {
        return major == 14 ? Field.Since.E2010 : Field.Since.E2013;
    }
}
