-- The field guide: programs, own items, changes of plan, looking at oneself.
ALTER TABLE "region" ADD COLUMN "assessed_with" TEXT;
ALTER TABLE "answer" ADD COLUMN "adoption" BLOB;
ALTER TABLE "contact" ADD COLUMN "packs" TEXT;
ALTER TABLE "note" ADD COLUMN "pivot" BLOB;
CREATE TABLE "adoption" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "region" BLOB,
    "program" TEXT,
    "agencies" TEXT,
    "stage" TEXT,
    "stage_since" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "adoption_by_region" ON "adoption" ("region");
CREATE TABLE "own_item" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "domain" TEXT,
    "stage" TEXT,
    "text" TEXT,
    "evidence" TEXT,
    "retired" INTEGER,
    "position" TEXT
) STRICT;
CREATE TABLE "pivot" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "region" BLOB,
    "visit" BLOB,
    "line" BLOB,
    "planned" TEXT,
    "happened" TEXT,
    "level" TEXT,
    "sign" TEXT,
    "helped" INTEGER,
    "look_at" TEXT,
    "strategies" TEXT,
    "went" TEXT,
    "seen_on" TEXT,
    "seen_at" TEXT
) STRICT;
CREATE INDEX "pivot_by_region" ON "pivot" ("region");
CREATE INDEX "pivot_by_visit" ON "pivot" ("visit");
CREATE TABLE "organization_answer" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "pack" TEXT,
    "item" TEXT,
    "looked_on" TEXT,
    "status" TEXT,
    "evidence" TEXT,
    "by_on" TEXT
) STRICT;
CREATE TABLE "own_answer" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "pack" TEXT,
    "item" TEXT,
    "looked_on" TEXT,
    "footing" TEXT,
    "remark" TEXT
) STRICT;
CREATE TABLE "local_copy" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "resource" TEXT,
    "file_name" TEXT,
    "file_hash" TEXT,
    "checked_on" TEXT
) STRICT;
