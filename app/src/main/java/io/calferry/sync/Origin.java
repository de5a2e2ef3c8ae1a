package io.calferry.sync;

/// The mark that a copy carries: which profile wrote it, which side it was copied from, and the
/// fingerprint there. A hint and no proof: a mark that was copied along does not make a copy ours,
/// so [Shaping] gives one only where it was made for the UID it stands in.
public record Origin(String profile, Side from, Fingerprint sent) {}
