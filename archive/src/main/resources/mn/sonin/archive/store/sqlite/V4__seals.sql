-- CRC-32C of the values of a row that nothing else in the archive proves; empty for rows that nobody has written since.
ALTER TABLE citations ADD COLUMN checksum INTEGER;
ALTER TABLE saved_searches ADD COLUMN checksum INTEGER;
ALTER TABLE deliveries ADD COLUMN checksum INTEGER;
ALTER TABLE harvests ADD COLUMN checksum INTEGER;
ALTER TABLE ledger ADD COLUMN checksum INTEGER;
