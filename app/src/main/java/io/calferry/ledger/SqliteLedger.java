package io.calferry.ledger;

import io.calferry.sync.Counts;
import io.calferry.sync.Href;
import io.calferry.sync.Ledger;
import io.calferry.sync.Link;
import io.calferry.sync.Parked;
import io.calferry.sync.Side;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Uid;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The ledger of one profile.
final class SqliteLedger implements Ledger {

    /// The number of a profile that has no run yet. Numbers begin at 1.
    private static final long NONE = 0;

    private static final String FIND = "SELECT id FROM profile WHERE name = ?";
    private static final String ADD =
            "INSERT INTO profile (name) VALUES (?) ON CONFLICT (name) DO NOTHING";
    private static final String AGREED = "SELECT agreed FROM profile WHERE id = ?";
    private static final String TOKENS =
            "SELECT left_token, right_token, key FROM profile WHERE id = ?";
    private static final String PUT_TOKENS =
            "UPDATE profile SET left_token = ?, right_token = ?, key = ? WHERE id = ?";

    private final String name;
    private final Database database;
    private final GroupCommit commits;
    private final Links links;
    private final ParkedObjects parked;
    private final Runs runs;
    private final Entries entries;

    /// Changes when a forgotten profile begins anew: numbers are never used twice.
    private volatile long profile;

    SqliteLedger(String name, Database database, GroupCommit commits) {
        this.name = name;
        this.database = database;
        this.commits = commits;
        this.links = new Links(database);
        this.parked = new ParkedObjects(database);
        this.runs = new Runs(database);
        this.entries = new Entries(database);
        this.profile = find().orElse(NONE);
    }

    @Override
    public void links(Consumer<Link> each) {
        links.each(profile, each);
    }

    @Override
    public Optional<Link> link(Uid uid) {
        return links.of(profile, uid);
    }

    @Override
    public Optional<Link> linkAt(Side side, Href href) {
        return links.at(profile, side, href);
    }

    @Override
    public long agreed() {
        return database.first(AGREED, Args.of(profile), Row::number).orElse(0L);
    }

    @Override
    public Tokens tokens() {
        return database.first(TOKENS, Args.of(profile), SqliteLedger::tokens).orElse(Tokens.NONE);
    }

    @Override
    public List<Parked> parked() {
        return parked.all(profile);
    }

    @Override
    public RunId begin(Instant started, Kind kind) {
        return database.transaction(
                () -> {
                    database.run(ADD, Args.of(name));
                    profile = find().orElseThrow();
                    return runs.begin(profile, started, kind);
                });
    }

    @Override
    public void note(RunId run, Entry entry) {
        switch (entry) {
            case Entry.Linked(var link, var title, var undo) -> {
                var packed = undo.map(Entries.Packed::of);
                commits.write(
                        () -> {
                            links.put(profile, link);
                            parked.remove(profile, link.uid());
                            packed.ifPresent(p -> entries.addLinked(run.value(), link, title, p));
                        });
            }
            case Entry.Unlinked(var uid, var title, var undo) -> {
                var packed = undo.map(Entries.Packed::of);
                commits.write(
                        () -> {
                            links.remove(profile, uid);
                            parked.remove(profile, uid);
                            packed.ifPresent(p -> entries.addUnlinked(run.value(), uid, title, p));
                        });
            }
            case Entry.Released(var id) -> commits.write(() -> parked.remove(profile, id));
            case Entry.Waits(var waits) -> commits.write(() -> park(run, waits));
        }
    }

    @Override
    public void finish(
            RunId run, Instant ended, Outcome outcome, Counts counts, Optional<Tokens> tokens) {
        database.transaction(
                () -> {
                    runs.finish(run, ended, outcome, counts);
                    tokens.ifPresent(this::put);
                    return run;
                });
    }

    @Override
    public void entries(RunId run, Consumer<Entry> each) {
        entries.each(run.value(), each);
    }

    /// What waits again for the same reason is no news, and history would drown in it.
    private void park(RunId run, Parked again) {
        var before = parked.of(profile, again.id());
        parked.put(profile, again);
        if (!before.map(Parked::reason).equals(Optional.of(again.reason()))) {
            parked.of(profile, again.id()).ifPresent(kept -> entries.addWaits(run.value(), kept));
        }
    }

    private Optional<Long> find() {
        return database.first(FIND, Args.of(name), Row::number);
    }

    private void put(Tokens tokens) {
        database.run(
                PUT_TOKENS,
                new Args()
                        .text(tokens.left().map(SyncToken::value))
                        .text(tokens.right().map(SyncToken::value))
                        .text(tokens.key())
                        .number(profile));
    }

    private static Tokens tokens(Row row) throws SQLException {
        return new Tokens(
                row.optionalText().map(SyncToken::new),
                row.optionalText().map(SyncToken::new),
                row.text());
    }
}
