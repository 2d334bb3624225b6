-- How much of its source a pass looked at; every pass before this looked at all of it.
ALTER TABLE harvests ADD COLUMN kind TEXT NOT NULL DEFAULT 'whole';
CREATE INDEX harvests_since ON harvests (source, began);

-- What was learned of each feed, and would be learned again. "pace" and "usual" are microseconds: the time until the next look, and between two stories.
CREATE TABLE feeds (
    source  TEXT    NOT NULL,
    url     TEXT    NOT NULL,
    looked  BIGINT  NOT NULL,
    pace    BIGINT  NOT NULL,
    stories INTEGER NOT NULL,
    usual   BIGINT,
    newest  BIGINT,
    trouble TEXT    NOT NULL,
    PRIMARY KEY (source, url)
);
