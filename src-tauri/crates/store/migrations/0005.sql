-- Exchange: cards of the team's laptops, what authors signed, what is known of each
-- colleague, and where an import came from.
CREATE TABLE "card" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "key" TEXT,
    "retired_on" TEXT,
    "recipient" TEXT,
    "holder" BLOB,
    "name" TEXT,
    "signature" TEXT
) STRICT;
CREATE TABLE checkpoint (
    author INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    change INTEGER NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (author, scope, change)
) STRICT, WITHOUT ROWID;
CREATE TABLE colleague (
    key BLOB PRIMARY KEY,
    is_own INTEGER NOT NULL,
    heard INTEGER,
    statement_no INTEGER NOT NULL,
    statement TEXT NOT NULL,
    wrote INTEGER,
    sent TEXT NOT NULL
) STRICT, WITHOUT ROWID;
ALTER TABLE delivery ADD COLUMN sender BLOB;
ALTER TABLE delivery ADD COLUMN written INTEGER;
ALTER TABLE delivery ADD COLUMN file_name TEXT;
CREATE TABLE folder_file (
    name TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    bundle BLOB,
    sender BLOB,
    readers TEXT NOT NULL,
    holds TEXT NOT NULL,
    trouble TEXT NOT NULL
) STRICT, WITHOUT ROWID;
