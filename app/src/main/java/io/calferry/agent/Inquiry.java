package io.calferry.agent;

import io.calferry.sync.Trail;

import java.util.Optional;
import java.util.Set;

/// In which way an account is asked while its profile is filled in.
///
/// @param typed the password to sign in with, in place of the one that the profile names
/// @param confirmed hosts, in lower case, that a person allowed to be signed in to although only
///     another server named them
/// @param trail hears what is tried
public record Inquiry(Optional<char[]> typed, Set<String> confirmed, Trail trail) {

    /// With what the profile says alone.
    public static final Inquiry PLAIN = new Inquiry(Optional.empty(), Set.of(), Trail.NONE);

    /// As a value would show its password.
    @Override
    public String toString() {
        return "inquiry";
    }
}
