-- A citation never changes.
CREATE TABLE citations (
    id       TEXT   NOT NULL PRIMARY KEY,
    query    TEXT   NOT NULL,
    sequence BIGINT NOT NULL,
    analysis TEXT   NOT NULL,
    count    BIGINT NOT NULL,
    digest   TEXT   NOT NULL,
    ledger   TEXT   NOT NULL,
    created  BIGINT NOT NULL
);

-- Everything in the archive up to "reached" was matched against the search, and what matched stands in deliveries.
CREATE TABLE saved_searches (
    id      INTEGER  NOT NULL PRIMARY KEY,
    name    TEXT     NOT NULL,
    query   TEXT     NOT NULL,
    targets TEXT     NOT NULL,
    created BIGINT   NOT NULL,
    reached BIGINT   NOT NULL,
    ended   BIGINT
);

-- "due" is empty once the delivery has arrived or was given up.
CREATE TABLE deliveries (
    id       INTEGER NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL UNIQUE,
    search   BIGINT  NOT NULL REFERENCES saved_searches (id),
    target   TEXT    NOT NULL,
    article  TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    sequence BIGINT  NOT NULL,
    text     TEXT    NOT NULL,
    attempt  INTEGER NOT NULL,
    due      BIGINT,
    arrived  BIGINT,
    reason   TEXT    NOT NULL
);
CREATE INDEX deliveries_due ON deliveries (due) WHERE due IS NOT NULL;
CREATE INDEX deliveries_of_search ON deliveries (search, id);
