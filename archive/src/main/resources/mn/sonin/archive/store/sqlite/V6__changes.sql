-- What was edited or taken away lately: few of all revisions, and not the newest in the sequence where older captures were imported since.
CREATE INDEX revisions_changed ON revisions (observed) WHERE kind IN ('edit', 'removal');
