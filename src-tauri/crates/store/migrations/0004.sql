-- Version 4: from an assessment to goals, and from goals to what was tried.
ALTER TABLE "assessment" ADD COLUMN "visit" BLOB;
ALTER TABLE "assessment" ADD COLUMN "respondents" INTEGER;
ALTER TABLE "assessment" ADD COLUMN "at_item" TEXT;
ALTER TABLE "assessment" ADD COLUMN "called" TEXT;
ALTER TABLE "assessment" ADD COLUMN "item_count" INTEGER;
ALTER TABLE "goal" ADD COLUMN "assessment" BLOB;
CREATE TABLE "assessment_part" (
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
    "assessment" BLOB,
    "part" TEXT,
    "who" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "assessment_part_by_region" ON "assessment_part" ("region");
CREATE INDEX "assessment_part_by_assessment" ON "assessment_part" ("assessment");
CREATE TABLE "vote_round" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "assessment" BLOB,
    "item" TEXT,
    "round" INTEGER,
    "region" BLOB,
    "zeros" INTEGER,
    "ones" INTEGER,
    "twos" INTEGER,
    "heard" TEXT
) STRICT;
CREATE INDEX "vote_round_by_assessment" ON "vote_round" ("assessment");
CREATE INDEX "vote_round_by_region" ON "vote_round" ("region");
CREATE TABLE "assessed_item" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "assessment" BLOB,
    "item" TEXT,
    "region" BLOB,
    "score" INTEGER,
    "comment" TEXT,
    "parked" INTEGER,
    "does_not_apply" INTEGER
) STRICT;
CREATE INDEX "assessed_item_by_assessment" ON "assessed_item" ("assessment");
CREATE INDEX "assessed_item_by_region" ON "assessed_item" ("region");
CREATE TABLE "index_score" (
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
    "assessment" BLOB,
    "name" TEXT,
    "score" INTEGER,
    "out_of" INTEGER,
    "domain" TEXT,
    "comment" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "index_score_by_region" ON "index_score" ("region");
CREATE INDEX "index_score_by_assessment" ON "index_score" ("assessment");
CREATE TABLE "milestone" (
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
    "goal" BLOB,
    "what" TEXT,
    "by_on" TEXT,
    "reached_on" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "milestone_by_region" ON "milestone" ("region");
CREATE INDEX "milestone_by_goal" ON "milestone" ("goal");
CREATE TABLE "cycle" (
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
    "goal" BLOB,
    "visit" BLOB,
    "follows" BLOB,
    "question" TEXT,
    "prediction" TEXT,
    "who" TEXT,
    "place" TEXT,
    "from_on" TEXT,
    "until_on" TEXT,
    "gathers" TEXT,
    "saw" TEXT,
    "compared" TEXT,
    "next" TEXT,
    "next_why" TEXT,
    "ended_on" TEXT,
    "measure" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "cycle_by_region" ON "cycle" ("region");
CREATE TABLE "measurement" (
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
    "goal" BLOB,
    "cycle" BLOB,
    "on_day" TEXT,
    "value" INTEGER,
    "remark" TEXT
) STRICT;
CREATE INDEX "measurement_by_region" ON "measurement" ("region");
CREATE INDEX "measurement_by_goal" ON "measurement" ("goal");
CREATE INDEX "measurement_by_cycle" ON "measurement" ("cycle");
