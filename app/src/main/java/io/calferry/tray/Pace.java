package io.calferry.tray;

/// How patient the tray is.
///
/// @param millisForAwt how long the AWT may take to show the icon
/// @param millisForPanel how long a panel that went away may take to come back, as when it is
///     restarted
/// @param millisBetween how long a look stays at least; what changes meanwhile is shown at
///     once afterwards
/// @param millisPerFrame how long one picture of the movement stays
/// @param millisToLook from one look for the AWT's tray to the next, where there is none; then
///     twice as long each time
record Pace(
        long millisForAwt,
        long millisForPanel,
        long millisBetween,
        long millisPerFrame,
        long millisToLook) {

    static final Pace USUAL = new Pace(5_000, 10_000, 300, 400, 1_000);
}
