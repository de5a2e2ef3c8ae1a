-- Which object of the two the profile created, a name of Made. Where history tells of no creation,
-- there was none.
ALTER TABLE link ADD COLUMN made TEXT NOT NULL DEFAULT 'NEITHER';

UPDATE link SET made = 'ON_' || creation.side
FROM (
    SELECT run.profile, entry.uid, entry.side, max(entry.id)
    FROM entry JOIN run ON run.id = entry.run
    WHERE entry.kind = 'LINKED' AND entry.before_href IS NULL AND entry.wrote IS NOT NULL
        AND run.kind = 'SYNC'
    GROUP BY run.profile, entry.uid
) AS creation
WHERE link.profile = creation.profile AND link.uid = creation.uid
    AND iif(creation.side = 'LEFT', link.left_href, link.right_href) IS NOT NULL;

-- 1 where a parked object is not to be tried again until it changes.
ALTER TABLE parked ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;

-- An entry of the kind DIFFERS has its link in the columns of LINKED, and here what was linked
-- until then, if anything was.
CREATE TABLE earlier (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    left_href TEXT,
    left_version TEXT,
    left_print BLOB,
    right_href TEXT,
    right_version TEXT,
    right_print BLOB,
    bond TEXT NOT NULL
) STRICT;

-- The titles of all entries as they are searched: small rows, in the order of history.
CREATE TABLE title (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    profile INTEGER NOT NULL,
    folded TEXT NOT NULL
) STRICT;

INSERT INTO title SELECT entry.id, run.profile, folded(entry.title)
FROM entry JOIN run ON run.id = entry.run ORDER BY entry.id;
