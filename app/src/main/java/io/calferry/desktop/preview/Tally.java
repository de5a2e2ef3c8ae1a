package io.calferry.desktop.preview;

/// How many steps of a plan are to be done, and what becomes of the others.
///
/// @param done now
/// @param leftOut this time alone: the next run does them
/// @param waiting since the guard holds them and nobody has confirmed them
record Tally(int done, int leftOut, int waiting) {

    static final Tally NOTHING = new Tally(0, 0, 0);
}
