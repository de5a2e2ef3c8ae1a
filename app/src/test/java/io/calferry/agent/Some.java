package io.calferry.agent;

import io.calferry.profile.Profile;
import io.calferry.profile.ProfileText;
import io.calferry.profile.Reading;
import io.calferry.sync.Counts;
import io.calferry.sync.Fault;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Parked;
import io.calferry.sync.Side;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Profiles, and what may come of their runs.
final class Some {

    static final Ran DONE =
            new Ran(Optional.empty(), Outcome.DONE, Counts.NONE, Optional.empty(), List.of());
    static final Ran OFFLINE =
            failed(new Fault.Offline("dav.example.org", Fault.Offline.Why.TIMED_OUT));
    static final Ran REFUSED = failed(new Fault.SignIn("x.example", Fault.SignIn.Why.REFUSED));
    static final Ran MISSING = failed(new Fault.Missing("/dav/work/"));

    private Some() {}

    static Ran failed(Fault fault) {
        return Ran.failed(new Trouble.OfStore(Side.RIGHT, fault), List.of());
    }

    static Ran busy(Optional<Instant> retryAt) {
        return failed(new Fault.Busy("dav.example.org", retryAt));
    }

    static Ran waiting(Parked.Reason reason) {
        var parked =
                new Parked(
                        "u1",
                        Optional.empty(),
                        "Dentist",
                        Optional.empty(),
                        Optional.empty(),
                        reason,
                        Instant.EPOCH,
                        1,
                        Instant.EPOCH);
        return new Ran(
                Optional.empty(), Outcome.PARTIAL, Counts.NONE, Optional.empty(), List.of(parked));
    }

    static Ran held() {
        return waiting(new Parked.Reason.Held(new Guard.Finding.Emptied(Side.LEFT)));
    }

    /// Every quarter of an hour, between two folders that no other profile uses.
    static Profile profile(String id) {
        return profile(id, "");
    }

    static Profile manual(String id) {
        return profile(id, ",'schedule':{'manual':true}");
    }

    static Profile off(String id) {
        return profile(id, ",'enabled':false");
    }

    /// @param more fields, each with a comma before it
    static Profile profile(String id, String more) {
        return to(id, "'kind':'folder','path':'" + id + "-target'", more);
    }

    /// Into a calendar of the account of `user`.
    static Profile ofAccount(String id, String user) {
        var signIn = "'signIn':{'kind':'basic','username':'" + user + "'}";
        var url = "'url':'https://dav.example.org/" + user + "/" + id + "/'";
        return to(id, "'kind':'caldav'," + url + "," + signIn, "");
    }

    private static Profile to(String id, String target, String more) {
        var text =
                """
                {'version':1,'profiles':[{'id':'%s','name':'%s',
                'source':{'kind':'folder','path':'%s-source'},'target':{%s}%s}]}
                """
                        .formatted(id, id, id, target, more);
        return switch (ProfileText.parse(text.replace('\'', '"'))) {
            case Reading.Read(var profiles) -> profiles.getFirst();
            case Reading.Flawed flawed -> throw new AssertionError(flawed);
        };
    }
}
