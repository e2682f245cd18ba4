-- The first workbook. Explained in schema.sql.
CREATE TABLE workbook (
    only INTEGER PRIMARY KEY,
    workbook BLOB NOT NULL,
    team BLOB NOT NULL,
    holder BLOB NOT NULL,
    is_sample INTEGER NOT NULL,
    token BLOB
) STRICT;
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
    record BLOB NOT NULL,
    field TEXT NOT NULL,
    noun TEXT NOT NULL,
    text TEXT NOT NULL,
    seen BLOB NOT NULL,
    started INTEGER NOT NULL,
    saved INTEGER NOT NULL,
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE attachment (
    hash BLOB PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE log_author (
    no INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE
) STRICT;
CREATE TABLE log_scope (
    no INTEGER PRIMARY KEY,
    tag INTEGER NOT NULL,
    of BLOB NOT NULL,
    UNIQUE (tag, of)
) STRICT;
CREATE TABLE log_name (
    no INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE log_identity (
    no INTEGER PRIMARY KEY,
    identity BLOB NOT NULL UNIQUE
) STRICT;
CREATE TABLE log_record (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    UNIQUE (id, kind)
) STRICT;
CREATE TABLE log_change (
    no INTEGER PRIMARY KEY,
    format INTEGER NOT NULL,
    author INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    prev INTEGER,
    stamp INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    txn BLOB NOT NULL,
    record INTEGER NOT NULL,
    state INTEGER NOT NULL,
    unread BLOB,
    beside BLOB
) STRICT;
CREATE INDEX log_change_by_record ON log_change (record, stamp < 0, stamp);
CREATE INDEX log_change_by_author ON log_change (author, scope, seq);
CREATE INDEX log_change_by_txn ON log_change (txn);
CREATE INDEX log_change_held ON log_change (no) WHERE state = 0;
CREATE TABLE log_value (
    change INTEGER NOT NULL,
    field INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    value ANY,
    salt BLOB,
    commitment BLOB,
    PRIMARY KEY (change, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE log_parent (
    change INTEGER NOT NULL,
    field INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    PRIMARY KEY (change, field, parent)
) STRICT, WITHOUT ROWID;
CREATE INDEX log_parent_by_parent ON log_parent (parent, field);
CREATE TABLE log_erased (
    change INTEGER NOT NULL,
    field INTEGER NOT NULL,
    PRIMARY KEY (change, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE delivery (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    received INTEGER NOT NULL,
    is_aside INTEGER NOT NULL
) STRICT;
CREATE TABLE delivery_change (
    delivery INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (delivery, change)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_change_by_change ON delivery_change (change);
CREATE TABLE undone (
    by_txn BLOB PRIMARY KEY,
    txn BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX undone_txn ON undone (txn);
CREATE TABLE open_case (
    record INTEGER NOT NULL,
    field INTEGER NOT NULL,
    region BLOB,
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_case_by_region ON open_case (region);
CREATE TABLE unreadable (
    record INTEGER NOT NULL,
    field INTEGER NOT NULL,
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE grave (
    record INTEGER PRIMARY KEY,
    is_deleted INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    text,
    fields UNINDEXED,
    region UNINDEXED,
    audience UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE TABLE "region" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "name" TEXT,
    "counties" TEXT,
    "lead_agency" TEXT,
    "phase" TEXT,
    "began_on" TEXT,
    "community_goals" TEXT,
    "strategic_plan" TEXT,
    "plan_horizon" TEXT,
    "same_as" BLOB
) STRICT;
CREATE TABLE "person" (
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
    "reach_at" TEXT
) STRICT;
CREATE INDEX "person_by_region" ON "person" ("region");
CREATE TABLE "seat" (
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
    "team" TEXT,
    "role" TEXT,
    "fte" INTEGER,
    "person" BLOB,
    "from_on" TEXT,
    "to_on" TEXT,
    "cover" TEXT,
    "announced" INTEGER,
    "position" TEXT
) STRICT;
CREATE INDEX "seat_by_region" ON "seat" ("region");
CREATE TABLE "tier_agreement" (
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
    "tier" TEXT,
    "reasons" TEXT,
    "agreed_with" TEXT,
    "rhythm" TEXT,
    "topics" TEXT,
    "ends_on" TEXT,
    "agreed_on" TEXT,
    "review_by" TEXT
) STRICT;
CREATE INDEX "tier_agreement_by_region" ON "tier_agreement" ("region");
CREATE TABLE "domain_stage" (
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
    "domain" TEXT,
    "stage" TEXT,
    "working" INTEGER,
    "focus" INTEGER
) STRICT;
CREATE INDEX "domain_stage_by_region" ON "domain_stage" ("region");
CREATE TABLE "answer" (
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
    "pack" TEXT,
    "item" TEXT,
    "pack_hash" TEXT,
    "status" TEXT,
    "evidence" TEXT,
    "judged_by" TEXT,
    "led_by" TEXT,
    "reached_on" TEXT,
    "mark" TEXT,
    "discussed_on" TEXT,
    "visit" BLOB
) STRICT;
CREATE INDEX "answer_by_region" ON "answer" ("region");
CREATE TABLE "contact" (
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
    "form" TEXT,
    "title" TEXT,
    "purpose" TEXT,
    "place" TEXT,
    "mode" TEXT,
    "took_on" TEXT,
    "starts_at" TEXT,
    "ends_at" TEXT,
    "entered_on" TEXT,
    "minutes" INTEGER,
    "preparation_minutes" INTEGER,
    "travel_minutes" INTEGER,
    "initiative" TEXT,
    "support" TEXT,
    "with_cit" INTEGER,
    "with_clt" INTEGER,
    "with_others" TEXT,
    "people" INTEGER,
    "planned_focus" TEXT,
    "actual_focus" TEXT,
    "phase" TEXT
) STRICT;
CREATE INDEX "contact_by_region" ON "contact" ("region");
CREATE TABLE "component_use" (
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
    "region" BLOB,
    "component" TEXT,
    "minutes" INTEGER
) STRICT;
CREATE INDEX "component_use_by_contact" ON "component_use" ("contact");
CREATE INDEX "component_use_by_region" ON "component_use" ("region");
CREATE TABLE "agenda_line" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "visit" BLOB,
    "region" BLOB,
    "purpose" TEXT,
    "activity" TEXT,
    "materials" TEXT,
    "minutes" INTEGER,
    "fallback" TEXT,
    "domain" TEXT,
    "stage" TEXT,
    "goal" BLOB,
    "state" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "agenda_line_by_visit" ON "agenda_line" ("visit");
CREATE INDEX "agenda_line_by_region" ON "agenda_line" ("region");
CREATE TABLE "note" (
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
    "about" TEXT,
    "visit" BLOB,
    "pack" TEXT,
    "item" TEXT,
    "domain" TEXT,
    "goal" BLOB,
    "audience" TEXT,
    "text" TEXT,
    "mark" TEXT,
    "written_on" TEXT,
    "written_at" TEXT
) STRICT;
CREATE INDEX "note_by_region" ON "note" ("region");
CREATE INDEX "note_by_visit" ON "note" ("visit");
CREATE TABLE "goal" (
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
    "domain" TEXT,
    "statement" TEXT,
    "measure" TEXT,
    "baseline" TEXT,
    "target" TEXT,
    "by_on" TEXT,
    "serves" TEXT,
    "pack" TEXT,
    "item" TEXT,
    "visit" BLOB,
    "state" TEXT,
    "reason" TEXT,
    "agreed_on" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "goal_by_region" ON "goal" ("region");
CREATE TABLE "action" (
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
    "step" TEXT,
    "who" TEXT,
    "person" BLOB,
    "by_on" TEXT,
    "in_hand" TEXT,
    "needed" TEXT,
    "in_the_way" TEXT,
    "must_know" TEXT,
    "state" TEXT,
    "reason" TEXT,
    "done_on" TEXT,
    "led_by" TEXT,
    "position" TEXT
) STRICT;
CREATE INDEX "action_by_region" ON "action" ("region");
CREATE INDEX "action_by_goal" ON "action" ("goal");
CREATE TABLE "support_plan" (
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
    "version" INTEGER,
    "period" TEXT,
    "meets_on" TEXT,
    "prepared_by" TEXT,
    "agreement" TEXT,
    "support_ahead" TEXT,
    "finished" TEXT,
    "barriers" TEXT,
    "with_agreement" INTEGER,
    "with_domains" INTEGER,
    "with_goals" INTEGER,
    "with_actions" INTEGER,
    "with_dates" INTEGER,
    "with_signatures" INTEGER
) STRICT;
CREATE INDEX "support_plan_by_region" ON "support_plan" ("region");
CREATE TABLE "plan_line" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "plan" BLOB,
    "region" BLOB,
    "domain" TEXT,
    "strong" TEXT,
    "to_work_on" TEXT
) STRICT;
CREATE INDEX "plan_line_by_plan" ON "plan_line" ("plan");
CREATE INDEX "plan_line_by_region" ON "plan_line" ("region");
CREATE TABLE "agreed_plan" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "plan" BLOB,
    "region" BLOB,
    "version" INTEGER,
    "agreed_on" TEXT,
    "model" TEXT,
    "model_hash" TEXT,
    "pdf_hash" TEXT
) STRICT;
CREATE INDEX "agreed_plan_by_plan" ON "agreed_plan" ("plan");
CREATE INDEX "agreed_plan_by_region" ON "agreed_plan" ("region");
CREATE TABLE "practitioner" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "name" TEXT,
    "organization" TEXT
) STRICT;
CREATE TABLE "adopted_pack" (
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
    "version" TEXT,
    "hash" TEXT
) STRICT;
CREATE TABLE "erasure" (
    id BLOB PRIMARY KEY,
    scope_tag INTEGER,
    scope_of BLOB,
    hidden INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    made_by BLOB,
    made_at INTEGER,
    changed_by BLOB,
    changed_at INTEGER,
    "of_change" TEXT,
    "of_field" TEXT,
    "why" TEXT
) STRICT;
