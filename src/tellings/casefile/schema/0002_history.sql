-- What each complete reading changed, so that a later look can say what a bundle of documents did.
-- "words" are those a person knows the item by; they go when a document is taken out of the case.

ALTER TABLE last_complete ADD COLUMN words TEXT;

CREATE TABLE history (
    run INTEGER PRIMARY KEY,
    at TEXT,
    what TEXT NOT NULL
);

CREATE TABLE history_changes (
    run INTEGER NOT NULL REFERENCES history (run),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    new INTEGER NOT NULL,
    words TEXT,
    PRIMARY KEY (run, kind, id)
) WITHOUT ROWID;
