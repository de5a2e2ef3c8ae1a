package io.calferry.sync;

import io.calferry.sync.Deciding.Choice;
import io.calferry.sync.Ledger.EntryId;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Run.Leave;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/// Two calendars in memory with a ledger between them, and what people and servers do to them.
final class Twins {

    static final String PROFILE = "p";

    /// What the clock says; tests move it.
    Instant now = Instant.parse("2026-11-21T12:00:00Z");

    /// Lets everything pass, so that the laws of the planner are seen alone.
    static final Guard OPEN = new Guard(1, Integer.MAX_VALUE);

    final MemoryStore.Life life;
    final MemoryStore left;
    final MemoryStore right;
    final Ledger ledger;
    final Policy policy;
    final Guard guard;
    final Whereabouts whereabouts;
    final PlainShaping shaping = new PlainShaping(PROFILE);
    private boolean rewriting;
    private int said;

    Twins(Policy policy) {
        this(policy, OPEN);
    }

    Twins(Policy policy, Guard guard) {
        this(policy, guard, new MemoryStore.Life());
    }

    private Twins(Policy policy, Guard guard, MemoryStore.Life life) {
        this(
                policy,
                guard,
                life,
                new MemoryStore(life),
                new MemoryStore(life),
                new Whereabouts("left", "right"),
                new MemoryLedger());
    }

    private Twins(
            Policy policy,
            Guard guard,
            MemoryStore.Life life,
            MemoryStore left,
            MemoryStore right,
            Whereabouts whereabouts,
            Ledger ledger) {
        this.life = life;
        this.left = left;
        this.right = right;
        this.ledger = ledger;
        this.policy = policy;
        this.guard = guard;
        this.whereabouts = whereabouts;
    }

    /// A person puts another calendar, an empty one, in the place of one side.
    ///
    /// @param where what it is called
    Twins elsewhere(Side side, String where) {
        return at(
                side == Side.LEFT
                        ? new Whereabouts(where, whereabouts.right())
                        : new Whereabouts(whereabouts.left(), where),
                side == Side.LEFT ? new MemoryStore(life) : left,
                side == Side.RIGHT ? new MemoryStore(life) : right);
    }

    /// A person puts another calendar of the same server, an empty one, in the place of one side.
    ///
    /// @param where what it is called
    Twins beside(Side side, String where) {
        return at(
                side == Side.LEFT
                        ? new Whereabouts(where, whereabouts.right())
                        : new Whereabouts(whereabouts.left(), where),
                side == Side.LEFT ? left.beside(where) : left,
                side == Side.RIGHT ? right.beside(where) : right);
    }

    /// The same memory, of these calendars.
    Twins at(Whereabouts where, MemoryStore left, MemoryStore right) {
        var twins = new Twins(policy, guard, life, left, right, where, ledger);
        twins.rewriting = rewriting;
        twins.said = said;
        return twins;
    }

    /// A new process over what the dead one left behind.
    Twins revived() {
        var anew = new MemoryStore.Life();
        return new Twins(
                policy, guard, anew, left.revived(anew), right.revived(anew), whereabouts, ledger);
    }

    /// The same calendars and the same memory under another guard.
    Twins with(Guard other) {
        return new Twins(policy, other, life, left, right, whereabouts, ledger);
    }

    /// The same calendars, with all memory lost.
    Twins withoutLedger() {
        return new Twins(policy, guard, life, left, right, whereabouts, new MemoryLedger());
    }

    MemoryStore on(Side side) {
        return side == Side.LEFT ? left : right;
    }

    int writes() {
        return left.writes + right.writes;
    }

    Ends ends() {
        return new Ends(
                PROFILE,
                left,
                right,
                whereabouts,
                new DyingLedger(ledger, life),
                policy,
                shaping,
                guard);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    Report run() {
        return run(Held.CONFIRMED);
    }

    Report run(Held held) {
        return run(held, Watch.NONE);
    }

    Report run(Held held, Watch watch) {
        return new Run(ends(), clock()).execute(watch, held);
    }

    /// As a profile runs by itself: what the guard holds waits.
    Report runAlone() {
        return run(Held.WAIT_FOR_A_PERSON);
    }

    Plan plan() {
        try {
            return new Preview(ends(), clock()).plan(Watch.NONE);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    /// What calls a store.
    interface Call<T> {
        T call() throws StoreException;
    }

    /// Where no store is to fail.
    static <T> T calmly(Call<T> call) {
        try {
            return call.call();
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    Undoing.Undone undo(Report report) {
        return undo(report.run());
    }

    Undoing.Undone undo(RunId run) {
        return calmly(() -> new Undoing(ends(), clock()).undo(run, Watch.NONE));
    }

    Undoing.Undone undo(RunId run, Collection<EntryId> entries) {
        return calmly(() -> new Undoing(ends(), clock()).undo(run, entries, Watch.NONE));
    }

    Report run(Map<Uid, Leave> leave) {
        return run(Held.CONFIRMED, leave);
    }

    Report run(Held held, Map<Uid, Leave> leave) {
        return new Run(ends(), clock()).execute(Watch.NONE, held, leave);
    }

    Deciding deciding() {
        return new Deciding(ends(), clock());
    }

    List<Clash> clashes() {
        return calmly(deciding()::clashes);
    }

    Deciding.Decided decide(List<Choice> choices) {
        return calmly(() -> deciding().decide(choices, Watch.NONE));
    }

    Deciding.Decided refuse() {
        return calmly(() -> deciding().refuse(Watch.NONE));
    }

    Deciding.Decided forget(String... ids) {
        return calmly(() -> deciding().forget(List.of(ids), Watch.NONE));
    }

    Removing.Removed remove() {
        return calmly(() -> new Removing(ends(), clock()).remove(Watch.NONE));
    }

    /// The entries of a run with their ids, newest first.
    List<MemoryLedger.Kept> history(RunId run) {
        return ((MemoryLedger) ledger).history(run);
    }

    /// What stands on both sides, for comparing.
    List<Map<String, String>> bodies() {
        return List.of(plain(left), plain(right));
    }

    /// Without what a rewriting server adds.
    static Map<String, String> plain(MemoryStore store) {
        var plain = new TreeMap<String, String>();
        store.bodies().forEach((uid, body) -> plain.put(uid, body.replace("!", "")));
        return plain;
    }

    /// Makes the servers as odd as real ones are, by chance.
    void oddities(Random random) {
        if (random.nextInt(3) == 0) {
            rewriting(left);
            rewriting = true;
        }
        if (random.nextInt(3) == 0) {
            rewriting(right);
            rewriting = true;
        }
        if (random.nextInt(4) == 0) {
            left.knowsToken = _ -> false;
        }
        if (random.nextInt(4) == 0) {
            right.knowsToken = _ -> false;
        }
    }

    static void rewriting(MemoryStore store) {
        store.rewrite =
                text -> {
                    var lines = text.split("\n", 2);
                    var body = lines[0].endsWith("!") ? lines[0] : lines[0] + "!";
                    return lines.length == 1 ? body : body + "\n" + lines[1];
                };
    }

    /// What people and the server do between two runs.
    void mess(Random random, MemoryStore store) {
        for (int i = 0; i < 6; i++) {
            var uid = "u" + random.nextInt(8);
            switch (random.nextInt(5)) {
                case 0, 1 -> store.userPuts(uid, body(random));
                case 2 -> store.userDeletes(uid);
                case 3 -> store.serverTouches(uid);
                default -> {
                    if (random.nextInt(4) == 0) {
                        store.forgetTokens();
                    }
                }
            }
        }
    }

    /// One of a few, so that both sides often say the same by chance. But where a server rewrites,
    /// going back to what was agreed is no change to a person and one to a fingerprint, and the
    /// oracle can't tell; there nobody says the same twice.
    private String body(Random random) {
        return "body" + (rewriting ? said++ : random.nextInt(4));
    }

    /// Two calendars in the middle of a history, with something to do.
    static Twins history(int seed, Policy policy) {
        var random = new Random(seed);
        var twins = agreed(random, policy);
        twins.mess(random, twins.left);
        twins.mess(random, twins.right);
        return twins;
    }

    /// The same before that, when they agreed for the first time.
    static Twins agreed(int seed, Policy policy) {
        return agreed(new Random(seed), policy);
    }

    private static Twins agreed(Random random, Policy policy) {
        var twins = new Twins(policy);
        twins.oddities(random);
        twins.mess(random, twins.left);
        twins.mess(random, twins.right);
        twins.run();
        return twins;
    }

    /// Every UID that anybody knows.
    static TreeSet<String> uids(List<Map<String, String>> maps) {
        var uids = new TreeSet<String>();
        maps.forEach(m -> uids.addAll(m.keySet()));
        return uids;
    }
}
