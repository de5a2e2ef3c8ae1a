PRAGMA application_id = 1130458214;

CREATE TABLE profile (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    left_token TEXT,
    right_token TEXT,
    key TEXT NOT NULL DEFAULT '',
    agreed INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Its rows lie in the order of noting, and the indices are small: a note in a first run changes
-- fewer pages than it would in a table without row ids.
CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    profile INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
    uid TEXT NOT NULL,
    left_href TEXT,
    left_version TEXT,
    left_print BLOB,
    right_href TEXT,
    right_version TEXT,
    right_print BLOB,
    bond TEXT NOT NULL,
    UNIQUE (profile, uid)
) STRICT;

CREATE INDEX link_left ON link (profile, left_href) WHERE left_href IS NOT NULL;
CREATE INDEX link_right ON link (profile, right_href) WHERE right_href IS NOT NULL;

-- profile.agreed is counted along, so that to know it costs the same for any calendar.
CREATE TRIGGER link_made AFTER INSERT ON link WHEN new.bond = 'AGREED' BEGIN
    UPDATE profile SET agreed = agreed + 1 WHERE id = new.profile;
END;
CREATE TRIGGER link_changed AFTER UPDATE ON link
        WHEN (old.bond = 'AGREED') <> (new.bond = 'AGREED') BEGIN
    UPDATE profile SET agreed = agreed + iif(new.bond = 'AGREED', 1, -1) WHERE id = new.profile;
END;
CREATE TRIGGER link_ended AFTER DELETE ON link WHEN old.bond = 'AGREED' BEGIN
    UPDATE profile SET agreed = agreed - 1 WHERE id = old.profile;
END;

CREATE TABLE parked (
    id INTEGER PRIMARY KEY,
    profile INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
    parked_id TEXT NOT NULL,
    uid TEXT,
    title TEXT NOT NULL,
    left_href TEXT,
    left_version TEXT,
    right_href TEXT,
    right_version TEXT,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_try INTEGER NOT NULL,
    UNIQUE (profile, parked_id)
) STRICT;

CREATE INDEX parked_uid ON parked (profile, uid) WHERE uid IS NOT NULL;

-- Times are nanoseconds since 1970-01-01T00:00:00Z.
CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
    kind TEXT NOT NULL,
    started INTEGER NOT NULL,
    ended INTEGER,
    outcome TEXT,
    created INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0,
    adopted INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    parked INTEGER NOT NULL DEFAULT 0,
    held INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX run_profile ON run (profile);

-- kind is LINKED, UNLINKED or WAITS. A LINKED entry has its link in the left, right and bond
-- columns. wrote is NULL where the step left nothing, LINK where it left what the link says of
-- that side, OWN where the wrote columns say it. A WAITS entry has the rest in waits.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    kind TEXT NOT NULL,
    uid TEXT,
    title TEXT NOT NULL,
    left_href TEXT,
    left_version TEXT,
    left_print BLOB,
    right_href TEXT,
    right_version TEXT,
    right_print BLOB,
    bond TEXT,
    side TEXT,
    before_uid TEXT,
    before_href TEXT,
    before_version TEXT,
    wrote TEXT,
    wrote_href TEXT,
    wrote_version TEXT,
    wrote_print BLOB
) STRICT;

CREATE INDEX entry_run ON entry (run);

CREATE TABLE waits (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    parked_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_try INTEGER NOT NULL
) STRICT;

-- The before-image of an entry: a byte 0 and UTF-8 text, or a byte 1 and the same deflated.
CREATE TABLE image (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    packed BLOB NOT NULL
) STRICT;
