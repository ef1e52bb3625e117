-- When and where each statement of a conflict set puts whom, for drawing its time line.
CREATE TABLE moments (
    conflict TEXT NOT NULL REFERENCES conflicts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    who TEXT,
    place TEXT,
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL,
    PRIMARY KEY (conflict, position)
) WITHOUT ROWID;
