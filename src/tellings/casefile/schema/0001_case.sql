-- The case file, first version: plain tables, one a kind of record. Offsets ("start", "end") are
-- Unicode code points into the document's text, the end excluded. A row of a table whose key ends
-- in "position" belongs to the record named by the columns before it.

-- What the case is, and what was received. Never derived, never deleted by reading again.

CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE files (
    sha256 TEXT PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    given TEXT NOT NULL,
    bytes INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE other_names (
    sha256 TEXT NOT NULL REFERENCES files (sha256) ON DELETE CASCADE,
    path TEXT NOT NULL,
    PRIMARY KEY (sha256, path)
) WITHOUT ROWID;

CREATE TABLE judgements (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    value TEXT,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    replaces TEXT REFERENCES judgements (id)
);

CREATE TABLE judgement_targets (
    judgement TEXT NOT NULL REFERENCES judgements (id),
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (judgement, position)
) WITHOUT ROWID;

CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgements_as_they_are BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgement_targets_stay BEFORE DELETE ON judgement_targets
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgement_targets_as_they_are BEFORE UPDATE ON judgement_targets
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;

-- How the rest was derived. "scope" is a document's or an account's id, or '' for the whole case.

CREATE TABLE stage_runs (
    stage TEXT NOT NULL,
    scope TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    output TEXT NOT NULL,
    PRIMARY KEY (stage, scope)
) WITHOUT ROWID;

-- "data" is zlib-compressed JSON: the value's fields in the order of its class.
CREATE TABLE payloads (
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (name, scope)
);

-- "vector" is little-endian 32-bit floats of length 1.
CREATE TABLE vectors (
    model TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (model, text_sha256)
);

-- The ids that the record held when reading was last complete, to say what a later one changed.
CREATE TABLE last_complete (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Documents and accounts.

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES files (sha256) ON DELETE CASCADE,
    text_sha256 TEXT NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE hints (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    value TEXT,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE notices (
    stage TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER,
    end INTEGER,
    code TEXT NOT NULL,
    message TEXT NOT NULL
);
CREATE INDEX notices_document ON notices (document);

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    teller TEXT,
    teller_start INTEGER,
    teller_end INTEGER,
    title TEXT,
    dated TEXT,
    parent TEXT REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    locator TEXT,
    automatic INTEGER NOT NULL
);
CREATE INDEX accounts_document ON accounts (document);
CREATE INDEX accounts_parent ON accounts (parent);

CREATE TABLE account_spans (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (account, position)
) WITHOUT ROWID;

CREATE TABLE set_aside (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX set_aside_document ON set_aside (document);

CREATE TABLE sentences (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX sentences_account ON sentences (account);
CREATE INDEX sentences_document ON sentences (document);

CREATE TABLE not_understood (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX not_understood_account ON not_understood (account);
CREATE INDEX not_understood_document ON not_understood (document);

CREATE TABLE origins (
    id TEXT PRIMARY KEY
);

CREATE TABLE origin_accounts (
    origin TEXT NOT NULL REFERENCES origins (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (origin, position)
) WITHOUT ROWID;
CREATE INDEX origin_accounts_account ON origin_accounts (account);

CREATE TABLE copies (
    id TEXT PRIMARY KEY,
    source_document TEXT NOT NULL REFERENCES documents (id),
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    source_text TEXT NOT NULL,
    target_document TEXT NOT NULL REFERENCES documents (id),
    target_start INTEGER NOT NULL,
    target_end INTEGER NOT NULL,
    target_text TEXT NOT NULL,
    source_account TEXT NOT NULL REFERENCES accounts (id),
    target_account TEXT NOT NULL REFERENCES accounts (id),
    words INTEGER NOT NULL,
    direction TEXT NOT NULL,
    basis TEXT NOT NULL
);

-- People, and everything else that mentions refer to.

CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    sphere TEXT NOT NULL
);

CREATE TABLE entity_names (
    entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (entity, position)
) WITHOUT ROWID;

CREATE TABLE entity_name_accounts (
    entity TEXT NOT NULL,
    name INTEGER NOT NULL,
    position INTEGER NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (entity, name, position),
    FOREIGN KEY (entity, name) REFERENCES entity_names (entity, position) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE mentions (
    entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    account TEXT NOT NULL REFERENCES accounts (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    form TEXT NOT NULL,
    head INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number TEXT,
    gender TEXT,
    PRIMARY KEY (entity, position)
) WITHOUT ROWID;
CREATE INDEX mentions_id ON mentions (id);
CREATE INDEX mentions_account ON mentions (account);

CREATE TABLE entity_tells (
    entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (entity, position)
) WITHOUT ROWID;
CREATE INDEX entity_tells_account ON entity_tells (account);

CREATE TABLE undecided (
    number INTEGER PRIMARY KEY,
    left TEXT NOT NULL REFERENCES entities (id),
    right TEXT NOT NULL REFERENCES entities (id),
    score REAL NOT NULL
);

CREATE TABLE undecided_evidence (
    undecided INTEGER NOT NULL REFERENCES undecided (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (undecided, position)
) WITHOUT ROWID;

-- Claims.

CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    document TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    predicate TEXT NOT NULL,
    predicate_head INTEGER NOT NULL,
    predicate_start INTEGER NOT NULL,
    predicate_end INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    polarity TEXT NOT NULL,
    stance TEXT NOT NULL,
    about TEXT NOT NULL,
    when_stated TEXT,
    when_start INTEGER,
    when_end INTEGER,
    when_earliest TEXT,
    when_latest TEXT,
    when_relation TEXT,
    where_stated TEXT,
    where_start INTEGER,
    where_end INTEGER,
    where_entity TEXT REFERENCES entities (id),
    nominal INTEGER NOT NULL,
    tense TEXT
);
CREATE INDEX claims_account ON claims (account);
CREATE INDEX claims_document ON claims (document);

CREATE TABLE roles (
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    head INTEGER NOT NULL,
    entity TEXT REFERENCES entities (id),
    marker TEXT,
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;
CREATE INDEX roles_entity ON roles (entity);

CREATE TABLE amounts (
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    stated TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    low REAL,
    high REAL,
    unit TEXT,
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE speakers (
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    head INTEGER NOT NULL,
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE claim_voices (
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    entity TEXT NOT NULL REFERENCES entities (id),
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE relations (
    number INTEGER PRIMARY KEY,
    entity TEXT NOT NULL REFERENCES entities (id),
    kind TEXT NOT NULL,
    target TEXT NOT NULL REFERENCES entities (id)
);

CREATE TABLE relation_claims (
    relation INTEGER NOT NULL REFERENCES relations (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (relation, position)
) WITHOUT ROWID;

-- Events.

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    story_order INTEGER NOT NULL,
    origins INTEGER NOT NULL
);

CREATE TABLE event_claims (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE INDEX event_claims_claim ON event_claims (claim);

CREATE TABLE event_accounts (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (event, position)
) WITHOUT ROWID;

CREATE TABLE event_basis (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    score REAL NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (event, position)
) WITHOUT ROWID;

-- An event may follow one that is written after it, so the link is checked at the transaction's end.
CREATE TABLE event_follows (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    earlier TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (event, position)
) WITHOUT ROWID;

CREATE TABLE event_links (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    left TEXT NOT NULL REFERENCES claims (id),
    right TEXT NOT NULL REFERENCES claims (id),
    score REAL NOT NULL,
    PRIMARY KEY (event, position)
) WITHOUT ROWID;

CREATE TABLE event_link_basis (
    event TEXT NOT NULL,
    link INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    score REAL NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (event, link, position),
    FOREIGN KEY (event, link) REFERENCES event_links (event, position) ON DELETE CASCADE
) WITHOUT ROWID;

-- Findings, conflicts, versions, questions.

CREATE TABLE findings (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    event TEXT REFERENCES events (id),
    slot TEXT NOT NULL,
    explanation TEXT NOT NULL,
    weight REAL NOT NULL
);

CREATE TABLE finding_claims (
    finding TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (finding, position)
) WITHOUT ROWID;
CREATE INDEX finding_claims_claim ON finding_claims (claim);

CREATE TABLE conflicts (
    id TEXT PRIMARY KEY,
    rule TEXT NOT NULL,
    settled_by TEXT
);

CREATE TABLE conflict_claims (
    conflict TEXT NOT NULL REFERENCES conflicts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (conflict, position)
) WITHOUT ROWID;
CREATE INDEX conflict_claims_claim ON conflict_claims (claim);

CREATE TABLE assumptions (
    conflict TEXT NOT NULL REFERENCES conflicts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (conflict, position)
) WITHOUT ROWID;

CREATE TABLE conflict_steps (
    conflict TEXT NOT NULL REFERENCES conflicts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (conflict, position)
) WITHOUT ROWID;

CREATE TABLE versions (
    id TEXT PRIMARY KEY,
    component TEXT NOT NULL,
    rank INTEGER NOT NULL
);

CREATE TABLE version_holds (
    version TEXT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (version, position)
) WITHOUT ROWID;

CREATE TABLE version_gives_up (
    version TEXT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (version, position)
) WITHOUT ROWID;

CREATE TABLE criteria (
    version TEXT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (version, position)
) WITHOUT ROWID;

CREATE TABLE questions (
    number INTEGER PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    document TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE passages (
    question INTEGER NOT NULL REFERENCES questions (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    account TEXT NOT NULL REFERENCES accounts (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (question, position)
) WITHOUT ROWID;

-- Full-text search, kept in step by triggers: words are stemmed, accents do not count.

CREATE VIRTUAL TABLE claim_search USING fts5(
    quote, predicate, content="claims", tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER claims_searchable AFTER INSERT ON claims BEGIN
    INSERT INTO claim_search (rowid, quote, predicate) VALUES (new.rowid, new.quote, new.predicate);
END;
CREATE TRIGGER claims_no_longer_searchable AFTER DELETE ON claims BEGIN
    INSERT INTO claim_search (claim_search, rowid, quote, predicate)
    VALUES ('delete', old.rowid, old.quote, old.predicate);
END;

CREATE VIRTUAL TABLE sentence_search USING fts5(
    text, content="sentences", tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentences_searchable AFTER INSERT ON sentences BEGIN
    INSERT INTO sentence_search (rowid, text) VALUES (new.rowid, new.text);
END;
CREATE TRIGGER sentences_no_longer_searchable AFTER DELETE ON sentences BEGIN
    INSERT INTO sentence_search (sentence_search, rowid, text)
    VALUES ('delete', old.rowid, old.text);
END;

-- Views for people who open the file in Datasette or another SQLite tool.

CREATE VIEW tellers AS
SELECT a.id AS account, d.path, a.kind, a.title, a.dated, a.locator,
       e.id AS entity, coalesce(e.name, a.teller) AS teller
FROM accounts AS a
JOIN documents AS d ON d.id = a.document
LEFT JOIN entity_tells AS t ON t.account = a.id
LEFT JOIN entities AS e ON e.id = t.entity;

CREATE VIEW who_said_what AS
SELECT t.teller, t.path, t.kind AS account_kind, c.start, c.end, c.quote, c.predicate, c.polarity,
       c.stance,
       (SELECT group_concat(name, ' > ') FROM
           (SELECT e.name FROM claim_voices AS v JOIN entities AS e ON e.id = v.entity
            WHERE v.claim = c.id ORDER BY v.position)) AS voice,
       (SELECT group_concat(words, '; ') FROM
           (SELECT r.role || ': ' || coalesce(e.name, r.text) AS words
            FROM roles AS r LEFT JOIN entities AS e ON e.id = r.entity
            WHERE r.claim = c.id ORDER BY r.position)) AS roles,
       c.when_stated AS time_stated, c.where_stated AS place_stated, c.about, c.id AS claim,
       c.account
FROM claims AS c
JOIN tellers AS t ON t.account = c.account
ORDER BY t.path, c.start, c.end;

CREATE VIEW chronology AS
SELECT e.story_order + 1 AS place, e.label AS event_label, t.teller, t.path, c.quote, c.polarity,
       c.stance, c.when_stated AS time_stated, c.when_earliest AS earliest,
       c.when_latest AS latest, e.origins, e.id AS event, c.id AS claim
FROM events AS e
JOIN event_claims AS m ON m.event = e.id
JOIN claims AS c ON c.id = m.claim
JOIN tellers AS t ON t.account = c.account
ORDER BY e.story_order, e.id, m.position;

CREATE VIEW disagreements AS
SELECT f.kind, f.slot, e.label AS event_label, t.teller, t.path, c.quote, f.explanation,
       f.id AS finding, f.event, c.id AS claim
FROM findings AS f
LEFT JOIN events AS e ON e.id = f.event
JOIN finding_claims AS m ON m.finding = f.id
JOIN claims AS c ON c.id = m.claim
JOIN tellers AS t ON t.account = c.account
WHERE f.kind IN ('difference', 'tension', 'conflict')
ORDER BY CASE f.kind WHEN 'conflict' THEN 0 WHEN 'tension' THEN 1 ELSE 2 END,
         f.weight DESC, f.id, m.position;

CREATE VIEW people AS
SELECT e.name, e.kind, e.sphere,
       (SELECT group_concat(text, '; ') FROM
           (SELECT n.text FROM entity_names AS n WHERE n.entity = e.id ORDER BY n.position))
           AS names,
       (SELECT count(*) FROM mentions AS m WHERE m.entity = e.id) AS mention_count,
       (SELECT count(DISTINCT m.account) FROM mentions AS m WHERE m.entity = e.id)
           AS account_count,
       e.id AS entity
FROM entities AS e
WHERE e.kind IN ('person', 'group')
ORDER BY e.sphere, mention_count DESC, e.id;
