-- Times are microseconds since 1970 in UTC. Names of enumerated values are those of the Java types, lower case.
-- Rows are never deleted.

CREATE TABLE counters (
    name  TEXT   NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('sequence', 0), ('articles', 0);

-- How far the rows know each WARC file. What stands behind that is taken over when the archive is opened.
CREATE TABLE warc_files (
    id      INTEGER NOT NULL PRIMARY KEY,
    name    TEXT    NOT NULL UNIQUE,
    reached BIGINT  NOT NULL
);

-- Ids grow in the order of the WARC files, whatever the clock said.
CREATE TABLE captures (
    id             INTEGER  NOT NULL PRIMARY KEY,
    uuid           BLOB     NOT NULL UNIQUE,
    source         TEXT     NOT NULL,
    purpose        TEXT     NOT NULL,
    url            TEXT     NOT NULL,
    url_key        BIGINT   NOT NULL,
    at             BIGINT   NOT NULL,
    status         INTEGER  NOT NULL,
    media_type     TEXT,
    payload_digest BLOB     NOT NULL,
    payload_key    BIGINT   NOT NULL,
    etag           TEXT,
    last_modified  TEXT,
    file           BIGINT   NOT NULL REFERENCES warc_files (id),
    position       BIGINT   NOT NULL,
    length         BIGINT   NOT NULL,
    checksum       INTEGER  NOT NULL,
    whole          SMALLINT NOT NULL,
    settled        SMALLINT NOT NULL,
    revisit_of     BLOB
);
-- The key of an address is the first eight bytes of its SHA-256: an index of addresses themselves would be four times as big.
CREATE INDEX captures_of_url ON captures (url_key, status);
CREATE INDEX captures_of_payload ON captures (url_key, payload_key);
CREATE INDEX captures_unread ON captures (id) WHERE settled = 0;
CREATE UNIQUE INDEX captures_of_file ON captures (file, position);

-- Each distinct body text stands once.
CREATE TABLE texts (
    id     INTEGER NOT NULL PRIMARY KEY,
    digest BLOB    NOT NULL UNIQUE,
    text   TEXT    NOT NULL
);

CREATE TABLE articles (
    id          INTEGER  NOT NULL PRIMARY KEY,
    name        TEXT     NOT NULL UNIQUE,
    source      TEXT     NOT NULL,
    url         TEXT     NOT NULL,
    first_seen  BIGINT   NOT NULL,
    revision    INTEGER  NOT NULL,
    headline    SMALLINT NOT NULL,
    absorbed_by BIGINT REFERENCES articles (id)
);
CREATE INDEX articles_headlines ON articles (source, first_seen) WHERE headline = 1 AND absorbed_by IS NULL;

-- A revision is the current one from its place in the sequence until the place "until" (the greatest number of 64 bits while it is).
-- The columns after "observed" repeat what queries need; "content" has every value with its basis, as JSON, the text apart.
CREATE TABLE revisions (
    article             BIGINT  NOT NULL REFERENCES articles (id),
    number              INTEGER NOT NULL,
    sequence            BIGINT  NOT NULL,
    until               BIGINT  NOT NULL,
    kind                TEXT    NOT NULL,
    capture             BIGINT  NOT NULL REFERENCES captures (id),
    observed            BIGINT  NOT NULL,
    title               TEXT    NOT NULL,
    language            TEXT    NOT NULL,
    published           BIGINT,
    published_precision TEXT,
    published_basis     TEXT,
    content             TEXT    NOT NULL,
    text                BIGINT REFERENCES texts (id),
    checksum            INTEGER NOT NULL, -- CRC-32C of content: SQLite itself does not notice a changed bit in a value
    PRIMARY KEY (article, number)
);
CREATE UNIQUE INDEX revisions_begun ON revisions (sequence);
CREATE INDEX revisions_ended ON revisions (until) WHERE until < 9223372036854775807;

-- What is to be fetched: "due" is empty where the page is not to be looked at again.
CREATE TABLE frontier (
    id      INTEGER NOT NULL PRIMARY KEY,
    name    TEXT    NOT NULL UNIQUE,
    source  TEXT    NOT NULL,
    lead    TEXT    NOT NULL,
    newest  BIGINT  NOT NULL,
    due     BIGINT,
    attempt INTEGER NOT NULL,
    revisit INTEGER NOT NULL
);
CREATE INDEX frontier_first ON frontier (source, newest) WHERE revisit = 0 AND due IS NOT NULL;
CREATE INDEX frontier_again ON frontier (source, due) WHERE revisit > 0 AND due IS NOT NULL;

CREATE TABLE harvests (
    id           INTEGER NOT NULL PRIMARY KEY,
    source       TEXT    NOT NULL,
    began        BIGINT  NOT NULL,
    ended        BIGINT,
    outcome      TEXT,
    requests     INTEGER NOT NULL,
    not_modified INTEGER NOT NULL,
    bytes        BIGINT  NOT NULL,
    leads        INTEGER NOT NULL,
    added        INTEGER NOT NULL,
    changed      INTEGER NOT NULL,
    failed       INTEGER NOT NULL,
    with_date    INTEGER NOT NULL,
    with_text    INTEGER NOT NULL,
    reason       TEXT    NOT NULL
);
CREATE INDEX harvests_of_source ON harvests (source, id);

CREATE TABLE ledger (
    source   TEXT    NOT NULL,
    day      TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    expected INTEGER,
    articles INTEGER NOT NULL,
    reason   TEXT    NOT NULL,
    PRIMARY KEY (source, day)
);
