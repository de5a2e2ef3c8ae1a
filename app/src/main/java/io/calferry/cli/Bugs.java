package io.calferry.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

/// Writes our own mistakes to the log, under a reference that a person can read out.
///
/// @param data the folder of the log
record Bugs(InstantSource clock, Path data) {

    private static final Logger LOG = LoggerFactory.getLogger("io.calferry.bug");

    /// The sentence that tells of it, with the reference.
    String sentence(Throwable mistake) {
        var reference = "B-" + Long.toString(clock.millis(), 36).toUpperCase(Locale.ROOT);
        LOG.error("{}", reference, mistake);
        return Spoken.WORDS.faults().bug(data.resolve("calferry.log") + " under " + reference);
    }
}
