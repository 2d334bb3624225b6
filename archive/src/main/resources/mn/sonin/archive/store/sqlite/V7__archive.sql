-- What this archive is known by where something of it is kept elsewhere, such as its index: at random, for good, and in its copies too.
CREATE TABLE archive (
    id TEXT NOT NULL PRIMARY KEY
);
INSERT INTO archive (id) VALUES (lower(hex(randomblob(16))));
