package io.calferry.cli;

import io.calferry.words.FaultWords;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Locale;

/// Writes our own mistakes to the log, under a reference that a person can read out.
record Bugs(InstantSource clock) {

    private static final Logger LOG = LoggerFactory.getLogger("io.calferry.bug");

    /// The sentence that tells of it, with the reference.
    String sentence(Throwable mistake) {
        var reference = "B-" + Long.toString(clock.millis(), 36).toUpperCase(Locale.ROOT);
        LOG.error("{}", reference, mistake);
        return FaultWords.bug(reference);
    }
}
