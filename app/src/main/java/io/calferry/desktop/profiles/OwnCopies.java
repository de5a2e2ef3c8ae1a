package io.calferry.desktop.profiles;

import io.calferry.agent.Errands.Result;
import io.calferry.desktop.Office;
import io.calferry.profile.Profile;
import io.calferry.sync.Removing;
import io.calferry.sync.Watch;

/// The copies that profiles really made.
record OwnCopies(Office office) implements Copies {

    @Override
    public Result<Long> count(Profile profile) {
        return office.errands()
                .lookAtAll(profile, ends -> new Removing(ends, office.clock()).count());
    }

    @Override
    public Result<Integer> remove(Profile profile, Watch watch) {
        return office.errands()
                .act(
                        profile,
                        watch,
                        ends -> new Removing(ends, office.clock()).remove(watch).left().size());
    }
}
