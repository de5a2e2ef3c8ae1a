package io.calferry.sync;

import java.util.Map;

/// Histories that die at each of the first writes to each side, and the processes after them.
///
/// @param most after so many of them it is enough
/// @param how the process comes to die
/// @param living what the process does that dies
record Deaths(int most, Policy policy, How how, Living living) {

    private static final int WRITES = 8;

    /// How a process comes to die at the write of that number to a store.
    interface How {
        void at(MemoryStore store, int write);
    }

    interface Living {
        void run(int seed, Twins twins);
    }

    /// What is found out about a new process.
    interface Afterlife {
        void look(Death death, Twins revived);
    }

    /// What is known of one death.
    ///
    /// @param agreed what both sides said, by UID, when they last agreed
    /// @param calm the same history after a run that nothing disturbed
    record Death(int seed, Side side, int write, Map<String, String> agreed, Twins calm) {
        @Override
        public String toString() {
            return "seed %s, death at write %s to %s".formatted(seed, write, side);
        }
    }

    void then(Afterlife afterlife) {
        int deaths = 0;
        for (int seed = 0; deaths < most; seed++) {
            var agreed = Twins.plain(Twins.agreed(seed, policy).left);
            var calm = Twins.history(seed, policy);
            calm.run();
            for (var side : Side.values()) {
                for (int write = 1; write <= WRITES; write++) {
                    var twins = Twins.history(seed, policy);
                    var store = twins.on(side);
                    how.at(store, store.writes + write);
                    try {
                        living.run(seed, twins);
                        break;
                    } catch (MemoryStore.Crash _) {
                        deaths++;
                    }
                    var death = new Death(seed, side, write, agreed, calm);
                    afterlife.look(death, twins.revived());
                }
            }
        }
    }
}
