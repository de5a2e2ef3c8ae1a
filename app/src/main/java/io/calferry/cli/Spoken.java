package io.calferry.cli;

import io.calferry.words.Words;

import java.time.ZoneOffset;

/// The words of the terminal for what names no moment, and so needs no zone.
final class Spoken {

    static final Words WORDS = Words.ofTerminal(ZoneOffset.UTC);

    private Spoken() {}
}
