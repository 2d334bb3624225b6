-- What a citation found, as deflated lines of article id, revision and moment of publication; empty for citations that were made before,
-- and for very long lists. "meanings" has one line for each name that the search was read by: the name, a tab, what it stood for.
ALTER TABLE citations ADD COLUMN list BLOB;
ALTER TABLE citations ADD COLUMN meanings TEXT NOT NULL DEFAULT '';
