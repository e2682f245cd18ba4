-- The practice record: agencies, who was there, what was used, group events, due dates, files.
ALTER TABLE "contact" ADD COLUMN "led_by" TEXT;
ALTER TABLE "contact" ADD COLUMN "agency" BLOB;
ALTER TABLE "contact" ADD COLUMN "agency_why" TEXT;
ALTER TABLE "contact" ADD COLUMN "cit_beside" TEXT;
ALTER TABLE "contact" ADD COLUMN "cit_takes_over_on" TEXT;
ALTER TABLE "contact" ADD COLUMN "joint" BLOB;
ALTER TABLE "contact" ADD COLUMN "same_as" BLOB;
ALTER TABLE "contact" ADD COLUMN "import_source" TEXT;
ALTER TABLE "practitioner" ADD COLUMN "same_as" BLOB;
ALTER TABLE "practitioner" ADD COLUMN "added_by" BLOB;
ALTER TABLE "barrier" ADD COLUMN "audience" TEXT;
ALTER TABLE "success" ADD COLUMN "audience" TEXT;
CREATE TABLE "agency" (
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
    "name" TEXT,
    "agreement" TEXT,
    "agreed_on" TEXT,
    "ends_on" TEXT,
    "lead" TEXT,
    "left_on" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "agency_by_region" ON "agency" ("region");
CREATE TABLE "adopting_agency" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "adoption" BLOB,
    "agency" BLOB,
    "region" BLOB,
    "delivers" INTEGER
) STRICT;
CREATE INDEX "adopting_agency_by_adoption" ON "adopting_agency" ("adoption");
CREATE INDEX "adopting_agency_by_agency" ON "adopting_agency" ("agency");
CREATE INDEX "adopting_agency_by_region" ON "adopting_agency" ("region");
CREATE TABLE "stage_move" (
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
    "adoption" BLOB,
    "stage" TEXT,
    "from_on" TEXT
) STRICT;
CREATE INDEX "stage_move_by_region" ON "stage_move" ("region");
CREATE INDEX "stage_move_by_adoption" ON "stage_move" ("adoption");
CREATE TABLE "presence" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "contact" BLOB,
    "practitioner" BLOB,
    "region" BLOB,
    "present" INTEGER
) STRICT;
CREATE INDEX "presence_by_contact" ON "presence" ("contact");
CREATE INDEX "presence_by_region" ON "presence" ("region");
CREATE TABLE "activity_use" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "contact" BLOB,
    "component" TEXT,
    "activity" TEXT,
    "region" BLOB,
    "pack_hash" TEXT,
    "used" INTEGER
) STRICT;
CREATE INDEX "activity_use_by_contact" ON "activity_use" ("contact", "component", "activity", "used", "hidden");
CREATE INDEX "activity_use_by_region" ON "activity_use" ("region");
CREATE TABLE "contact_cell" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "contact" BLOB,
    "domain" TEXT,
    "stage" TEXT,
    "region" BLOB,
    "touched" INTEGER
) STRICT;
CREATE INDEX "contact_cell_by_contact" ON "contact_cell" ("contact", "domain", "touched", "hidden");
CREATE INDEX "contact_cell_by_region" ON "contact_cell" ("region");
CREATE TABLE "material" (
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
    "contact" BLOB,
    "what" TEXT,
    "resource" TEXT,
    "use_since" TEXT,
    "asked_on" TEXT,
    "remark" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "material_by_region" ON "material" ("region");
CREATE INDEX "material_by_contact" ON "material" ("contact");
CREATE TABLE "participant_answer" (
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
    "contact" BLOB,
    "useful" TEXT,
    "fitting" TEXT,
    "involved" TEXT,
    "next_time" TEXT
) STRICT;
CREATE INDEX "participant_answer_by_region" ON "participant_answer" ("region");
CREATE INDEX "participant_answer_by_contact" ON "participant_answer" ("contact");
CREATE TABLE "reflection" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "contact" BLOB,
    "quality" TEXT,
    "engagement" TEXT,
    "remark" TEXT,
    "reflected_on" TEXT
) STRICT;
CREATE INDEX "reflection_by_contact" ON "reflection" ("contact");
CREATE TABLE "observation" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "contact" BLOB,
    "observed_on" TEXT,
    "coach" TEXT,
    "quality" TEXT,
    "engagement" TEXT,
    "saw" TEXT,
    "try_next" TEXT
) STRICT;
CREATE INDEX "observation_by_contact" ON "observation" ("contact");
CREATE TABLE "adherence_reason" (
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
    "component" TEXT,
    "activity" TEXT,
    "reason" TEXT
) STRICT;
CREATE INDEX "adherence_reason_by_region" ON "adherence_reason" ("region");
CREATE TABLE "group_event" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "kind" TEXT,
    "title" TEXT,
    "mode" TEXT,
    "took_on" TEXT,
    "starts_at" TEXT,
    "minutes" INTEGER,
    "preparation_minutes" INTEGER,
    "about" TEXT,
    "led_by" TEXT,
    "entered_on" TEXT
) STRICT;
CREATE TABLE "attendance" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "event" BLOB,
    "region" BLOB,
    "attended" INTEGER,
    "people" INTEGER
) STRICT;
CREATE INDEX "attendance_by_event" ON "attendance" ("event");
CREATE INDEX "attendance_by_region" ON "attendance" ("region");
CREATE TABLE "due_date" (
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
    "what" TEXT,
    "set_by" TEXT,
    "due_on" TEXT,
    "repeats" TEXT,
    "done_on" TEXT,
    "remark" TEXT
) STRICT;
CREATE INDEX "due_date_by_region" ON "due_date" ("region");
CREATE TABLE "assessment" (
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
    "agency" BLOB,
    "instrument" TEXT,
    "pack_hash" TEXT,
    "held_on" TEXT,
    "state" TEXT,
    "reading" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "assessment_by_region" ON "assessment" ("region");
CREATE TABLE "attached_file" (
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
    "audience" TEXT,
    "file_name" TEXT,
    "media_type" TEXT,
    "content_hash" TEXT,
    "bytes" INTEGER,
    "described" TEXT,
    "taken_on" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "attached_file_by_region" ON "attached_file" ("region");
CREATE INDEX "attached_file_by_visit" ON "attached_file" ("visit");
-- What is counted and what is open is found without passing over what is not.
DROP INDEX "contact_by_region";
CREATE INDEX "contact_by_region" ON "contact" ("region", "took_on", "form", "phase", "mode", "minutes", "initiative", "support", "same_as", "hidden", "scope_of", "id");
DROP INDEX "component_use_by_contact";
CREATE INDEX "component_use_by_contact" ON "component_use" ("contact", "component", "minutes", "hidden");
DROP INDEX "agenda_line_by_visit";
CREATE INDEX "agenda_line_by_visit" ON "agenda_line" ("visit", "domain", "state", "hidden");
CREATE INDEX "contact_in_person" ON "contact" ("region", "took_on", "form", "phase", "hidden") WHERE "mode" = 'in_person';
CREATE INDEX "contact_open_visit" ON "contact" ("took_on") WHERE "form" = 'visit' AND ("phase" IS NULL OR "phase" <> 'closed');
CREATE INDEX "action_open" ON "action" ("by_on") WHERE "state" IS NULL OR "state" IN ('open', 'carried_over');
CREATE INDEX "goal_by_agreed_on" ON "goal" ("agreed_on", "region", "domain", "hidden");
-- Words are found within a region and an audience without passing over the others.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
    text, fields UNINDEXED, region UNINDEXED, audience UNINDEXED, place,
    tokenize = "unicode61 remove_diacritics 2"
);
