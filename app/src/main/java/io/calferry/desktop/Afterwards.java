package io.calferry.desktop;

import io.calferry.agent.Errands.Result;
import io.calferry.profile.Profile;

import java.util.Optional;
import java.util.function.Function;

/// Tells what came of a job whose page was left meanwhile, at the foot of the window. On the JavaFX
/// thread.
///
/// @param title of the job
/// @param profile whose job it was
public record Afterwards(Desk desk, String title, Profile profile) {

    /// Tells what did not go as a person wanted. Who ended it themselves knows that.
    ///
    /// @param left says what was left undone; empty where nothing was
    public <T> void tell(Result<T> result, Function<T, Optional<String>> left) {
        switch (result) {
            case Result.Done<T>(var value) -> left.apply(value).ifPresent(this::tell);
            case Result.Failed<T>(var trouble) ->
                    tell(desk.words().troubles().sentence(trouble, profile));
            case Result.Cancelled<T> _ -> {}
        }
    }

    private void tell(String outcome) {
        desk.background().tell(title, outcome);
    }
}
