package io.calferry.desktop.activity;

import io.calferry.agent.Errands.Result;
import io.calferry.sync.Clash;
import io.calferry.sync.Parked;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The clashes of a profile, as far as they were read.
///
/// @param of those that were parked then
/// @param extent whether what was read tells of all of them
record Clashes(List<Parked> of, Extent extent, Optional<Result<List<Clash>>> read) {

    /// Nothing was read, or asked for.
    static final Clashes NONE = new Clashes(List.of(), Extent.PART, Optional.empty());

    enum Extent {
        ALL,
        /// The rest is being read.
        PART
    }

    /// What they tell of those that are parked now.
    Clashes among(List<Parked> parked) {
        if (read.isEmpty() || !(read.get() instanceof Result.Done<List<Clash>>(var all))) {
            return new Clashes(parked, Extent.PART, Optional.empty());
        }
        var uids = parked.stream().flatMap(it -> it.uid().stream()).collect(Collectors.toSet());
        var still = all.stream().filter(it -> uids.contains(it.uid())).toList();
        var knowsAll = extent == Extent.ALL && new HashSet<>(of).containsAll(parked);
        return new Clashes(
                parked, knowsAll ? Extent.ALL : Extent.PART, Optional.of(new Result.Done<>(still)));
    }

    /// What they tell once all of them were read, or could not be.
    Clashes whole(Result<List<Clash>> result) {
        return new Clashes(of, Extent.ALL, Optional.of(result));
    }
}
