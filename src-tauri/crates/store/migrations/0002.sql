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
CREATE TABLE "barrier" (
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
    "what" TEXT,
    "to_whom" TEXT,
    "asked_on" TEXT,
    "answer" TEXT,
    "answered_on" TEXT,
    "chase_on" TEXT,
    "state" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "barrier_by_region" ON "barrier" ("region");
CREATE TABLE "success" (
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
    "what" TEXT,
    "helped_by" TEXT,
    "could_spread_to" TEXT,
    "seen_on" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "success_by_region" ON "success" ("region");
CREATE TABLE "handover" (
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
    "task" TEXT,
    "led_by" TEXT,
    "together_since" TEXT,
    "local_since" TEXT,
    "how_it_went" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "handover_by_region" ON "handover" ("region");
CREATE TABLE "connection" (
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
    "who" TEXT,
    "to_whom" TEXT,
    "why" TEXT,
    "linked_on" TEXT,
    "came_of_it" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "connection_by_region" ON "connection" ("region");
CREATE TABLE "onboarding_step" (
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
    "seat" BLOB,
    "item" TEXT,
    "pack" TEXT,
    "done_on" TEXT,
    "who_helped" TEXT
) STRICT;
CREATE INDEX "onboarding_step_by_region" ON "onboarding_step" ("region");
CREATE INDEX "onboarding_step_by_seat" ON "onboarding_step" ("seat");
