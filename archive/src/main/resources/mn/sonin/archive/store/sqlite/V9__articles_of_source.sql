-- What a source said in some days: a headline that a digest names is looked for among it.
CREATE INDEX articles_of_source ON articles (source, first_seen);
