package io.calferry.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A ledger that takes nothing more once the process is dead.
record DyingLedger(Ledger ledger, MemoryStore.Life life) implements Ledger {

    private Ledger alive() {
        life.check();
        return ledger;
    }

    @Override
    public void links(Consumer<Link> each) {
        alive().links(each);
    }

    @Override
    public Optional<Link> link(Uid uid) {
        return alive().link(uid);
    }

    @Override
    public Map<Uid, Link> links(Collection<Uid> uids) {
        return alive().links(uids);
    }

    @Override
    public Optional<Link> linkAt(Side side, Href href) {
        return alive().linkAt(side, href);
    }

    @Override
    public long agreed() {
        return alive().agreed();
    }

    @Override
    public Tokens tokens() {
        return alive().tokens();
    }

    @Override
    public void key(String key) {
        alive().key(key);
    }

    @Override
    public void moved(Side side) {
        alive().moved(side);
    }

    @Override
    public List<Parked> parked() {
        return alive().parked();
    }

    @Override
    public List<Parked> forgotten() {
        return alive().forgotten();
    }

    @Override
    public void retry(String parkedId, Instant at) {
        alive().retry(parkedId, at);
    }

    @Override
    public Made made(Uid uid) {
        return alive().made(uid);
    }

    @Override
    public RunId begin(Instant started, Kind kind) {
        return alive().begin(started, kind);
    }

    @Override
    public void note(RunId run, Entry entry) {
        alive().note(run, entry);
    }

    @Override
    public void finish(
            RunId run, Instant ended, Outcome outcome, Counts counts, Optional<Tokens> tokens) {
        alive().finish(run, ended, outcome, counts, tokens);
    }

    @Override
    public void entries(RunId run, Consumer<Entry> each) {
        alive().entries(run, each);
    }

    @Override
    public Optional<Entry> entry(RunId run, EntryId entry) {
        return alive().entry(run, entry);
    }
}
