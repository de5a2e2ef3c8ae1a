package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Ledger.Tokens;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class OwnWritesTest {

    private static final int MANY = 300;

    private final Twins twins = new Twins(new Mirror(OnDrift.RESTORE, Others.KEEP), Guard.DEFAULT);

    private OwnWritesTest() {
        for (int i = 0; i < MANY; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
    }

    @Test
    void the_listing_after_a_large_run_tells_nothing_of_its_writes() throws StoreException {
        twins.runAlone();
        assertThat(twins.right.list(twins.ledger.tokens().right()))
                .isEqualTo(new Listing.Delta(List.of(), List.of(), new SyncToken("t" + MANY)));
    }

    @Test
    void what_somebody_else_does_during_a_large_run_is_met_by_the_next() {
        afterWrites(
                MANY / 2,
                () -> twins.right.userPuts(List.copyOf(twins.right.bodies().keySet()).get(0), "?"));
        twins.runAlone();
        assertThat(twins.right.bodies()).containsValue("?");
        assertThat(twins.runAlone().counts()).isEqualTo(new Counts(0, 1, 0, 0, MANY - 1, 0, 0));
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    @Test
    void a_server_that_is_gone_after_the_last_write_fails_no_run() {
        var offline = new Fault.Offline("dav.example.org", Fault.Offline.Why.TIMED_OUT);
        var before = new Tokens(Optional.empty(), Optional.of(new SyncToken("t0")), "");
        twins.runAlone();
        twins.right.down = Optional.of(offline);
        assertThat(OwnWrites.past(twins.ends(), before, MANY)).isEqualTo(before);
        twins.right.down = Optional.empty();
        assertThat(OwnWrites.past(twins.ends(), before, MANY))
                .isEqualTo(before.with(Side.RIGHT, Optional.of(new SyncToken("t" + MANY))));
    }

    /// Acts once, right before the write of that number.
    private void afterWrites(int writes, Runnable act) {
        twins.right.meanwhile =
                () -> {
                    if (twins.right.writes < writes) {
                        afterWrites(writes, act);
                    } else {
                        act.run();
                    }
                };
    }
}
