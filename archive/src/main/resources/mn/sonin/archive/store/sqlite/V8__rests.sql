-- What is left alone for a while by a program that has the archive to itself; several nodes have leases instead.
CREATE TABLE rests (
    name  TEXT   NOT NULL PRIMARY KEY,
    noted BIGINT NOT NULL,
    until BIGINT NOT NULL
);
