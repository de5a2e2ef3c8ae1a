package io.calferry.ledger;

import io.calferry.sync.Counts;
import io.calferry.sync.Href;
import io.calferry.sync.Ledger;
import io.calferry.sync.Link;
import io.calferry.sync.Made;
import io.calferry.sync.Parked;
import io.calferry.sync.Side;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Uid;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private static final String PUT_KEY = "UPDATE profile SET key = ? WHERE id = ?";

    private final String name;
    private final Database database;
    private final GroupCommit commits;
    private final Links links;
    private final ParkedObjects parked;
    private final Runs runs;
    private final Entries entries;

    /// Changes when a forgotten profile begins anew: numbers are never used twice.
    private volatile long profile;

    /// The last run that was an undo.
    private volatile RunId undo = new RunId(NONE);

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
    public Map<Uid, Link> links(Collection<Uid> uids) {
        return links.of(profile, uids);
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
    public void key(String key) {
        database.run(PUT_KEY, new Args().text(key).number(profile));
    }

    @Override
    public void moved(Side side) {
        links.moved(profile, side);
    }

    @Override
    public List<Parked> parked() {
        return parked.all(profile);
    }

    @Override
    public List<Parked> forgotten() {
        return parked.forgotten(profile);
    }

    @Override
    public void retry(String parkedId, Instant at) {
        parked.retry(profile, parkedId, at);
    }

    @Override
    public Made made(Uid uid) {
        return links.made(profile, uid).orElse(Made.UNKNOWN);
    }

    @Override
    public RunId begin(Instant started, Kind kind) {
        var run =
                database.transaction(
                        () -> {
                            database.run(ADD, Args.of(name));
                            profile = find().orElseThrow();
                            return runs.begin(profile, started, kind);
                        });
        if (kind == Kind.UNDO) {
            undo = run;
        }
        return run;
    }

    @Override
    public void note(RunId run, Entry entry) {
        switch (entry) {
            case Entry.Linked linked -> {
                var packed = linked.undo().map(Entries.Packed::of);
                commits.write(() -> link(run, linked, packed));
            }
            case Entry.Adopted(var link, _, var told) ->
                    commits.write(
                            () ->
                                    put(
                                            link,
                                            Made.after(
                                                    links.made(profile, link.uid()), link, told)));
            case Entry.Differs differs ->
                    commits.write(
                            () -> {
                                var link = differs.link();
                                var before = links.made(profile, link.uid());
                                put(link, Made.after(before, link, Made.NEITHER));
                                entries.addDiffers(at(run), differs);
                            });
            case Entry.Unlinked(var uid, var title, var undo) -> {
                var packed = undo.map(Entries.Packed::of);
                commits.write(
                        () -> {
                            links.remove(profile, uid);
                            parked.remove(profile, uid);
                            packed.ifPresent(p -> entries.addUnlinked(at(run), uid, title, p));
                        });
            }
            case Entry.Released(var id) -> commits.write(() -> parked.remove(profile, id));
            case Entry.Waits(var waits) -> commits.write(() -> park(run, waits));
            case Entry.Forgotten(var id) -> commits.write(() -> parked.forget(profile, id));
        }
    }

    private void link(RunId run, Entry.Linked entry, Optional<Entries.Packed> packed) {
        var link = entry.link();
        var kind = run.equals(undo) ? Kind.UNDO : Kind.SYNC;
        put(link, Made.after(links.made(profile, link.uid()), entry, kind));
        packed.ifPresent(p -> entries.addLinked(at(run), link, entry.title(), p));
    }

    private void put(Link link, Made made) {
        links.put(profile, link, made);
        parked.remove(profile, link.uid());
    }

    private Entries.At at(RunId run) {
        return new Entries.At(profile, run.value());
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

    @Override
    public Optional<Entry> entry(RunId run, EntryId entry) {
        return entries.of(run, entry);
    }

    /// What waits again for the same reason is no news, and history would drown in it.
    private void park(RunId run, Parked again) {
        var before = parked.of(profile, again.id());
        parked.put(profile, again);
        if (!before.map(Parked::reason).equals(Optional.of(again.reason()))) {
            parked.of(profile, again.id()).ifPresent(kept -> entries.addWaits(at(run), kept));
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
