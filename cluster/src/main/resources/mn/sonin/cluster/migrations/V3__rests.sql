-- What one machine left alone for a while before its archive came here; several nodes have leases instead.
CREATE TABLE rests (
    name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    noted BIGINT NOT NULL,
    until BIGINT NOT NULL
);
