-- The schema of a workbook: every table and column explained.
--
-- A test compares this file with what the migrations make, and the tables of the
-- projection with the declarations in domain::noun.
--
-- Words: a "no" is a small number by which this file alone knows something; it
-- differs from laptop to laptop and never leaves. Clocks are milliseconds UTC
-- since 1970.

-- ---------------------------------------------------------------- the workbook

-- Whose workbook this is. One row.
CREATE TABLE workbook (
    only INTEGER PRIMARY KEY, -- always 1
    workbook BLOB NOT NULL, -- the workbook's own id
    team BLOB NOT NULL, -- the support team; its team scope is called so
    holder BLOB NOT NULL, -- the practitioner; the private scope is called so
    is_sample INTEGER NOT NULL, -- 1 in the sample, which refuses exchange with real workbooks
    token BLOB -- rotated at every writable opening; tells a clone from the original
) STRICT;

-- What this computer prefers: neither logged nor sent.
CREATE TABLE setting (
    name TEXT PRIMARY KEY, -- which setting
    value TEXT NOT NULL -- what it is set to
) STRICT, WITHOUT ROWID;

-- What somebody is typing: durable within a second, neither logged nor sent.
CREATE TABLE draft (
    record BLOB NOT NULL, -- the record, which need not exist yet
    field TEXT NOT NULL, -- the field
    noun TEXT NOT NULL, -- the noun
    text TEXT NOT NULL, -- as typed so far
    seen BLOB NOT NULL, -- the changes shown when typing began, 32 bytes each
    started INTEGER NOT NULL, -- clock when typing began
    saved INTEGER NOT NULL, -- clock when this was saved
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

-- Bytes by content: papers as they were agreed, packs, photos and files. What nothing
-- in the log names any more goes when the file that named it is erased.
CREATE TABLE attachment (
    hash BLOB PRIMARY KEY, -- SHA-256 of the bytes
    bytes BLOB NOT NULL -- the bytes
) STRICT;

-- ------------------------------------------------------------- the change log

-- Installations that wrote something.
CREATE TABLE log_author (
    no INTEGER PRIMARY KEY, -- our number for it
    key BLOB NOT NULL UNIQUE -- its Ed25519 public key
) STRICT;

-- What travels together.
CREATE TABLE log_scope (
    no INTEGER PRIMARY KEY, -- our number for it
    tag INTEGER NOT NULL, -- 1 region, 2 team, 3 private
    of BLOB NOT NULL, -- which region, team or holder
    UNIQUE (tag, of)
) STRICT;

-- Names of nouns and fields, known to this Trellis or not.
CREATE TABLE log_name (
    no INTEGER PRIMARY KEY, -- our number for it
    name TEXT NOT NULL UNIQUE -- the name
) STRICT;

-- Names of changes, here or only mentioned.
CREATE TABLE log_identity (
    no INTEGER PRIMARY KEY, -- our number for it
    identity BLOB NOT NULL UNIQUE -- SHA-256 of the change's canonical bytes
) STRICT;

-- Records that changes are about.
CREATE TABLE log_record (
    no INTEGER PRIMARY KEY, -- our number for it
    id BLOB NOT NULL, -- the record's id
    kind INTEGER NOT NULL, -- its noun, in log_name
    UNIQUE (id, kind)
) STRICT;

-- Changes. Never removed.
CREATE TABLE log_change (
    no INTEGER PRIMARY KEY, -- its name, in log_identity
    format INTEGER NOT NULL, -- the format of its canonical bytes
    author INTEGER NOT NULL, -- who wrote it, in log_author
    scope INTEGER NOT NULL, -- what it travels with, in log_scope
    seq INTEGER NOT NULL, -- its number in author and scope; from 2^63 on stored as negative
    prev INTEGER, -- the author's change before it in this scope, in log_identity
    stamp INTEGER NOT NULL, -- chooses the shown value; from 2^63 on stored as negative
    wall INTEGER NOT NULL, -- the author's clock, for display
    txn BLOB NOT NULL, -- the user action
    record INTEGER NOT NULL, -- what it is about, in log_record
    state INTEGER NOT NULL, -- 0 held: waits for parents, 1 accepted, 2 aside: its delivery was undone
    unread BLOB, -- in a newer format: the canonical bytes as they came
    beside BLOB -- in a newer format: what came along with them
) STRICT;

CREATE INDEX log_change_by_record ON log_change (record, stamp < 0, stamp);
CREATE INDEX log_change_by_author ON log_change (author, scope, seq);
CREATE INDEX log_change_by_txn ON log_change (txn);
CREATE INDEX log_change_held ON log_change (no) WHERE state = 0;

-- The fields of a change.
CREATE TABLE log_value (
    change INTEGER NOT NULL, -- the change, in log_change
    field INTEGER NOT NULL, -- the field, in log_name
    tag INTEGER NOT NULL, -- the kind of value: 0 unset, 1 text, 2 integer, 3 boolean, 4 date, 5 time, 6 id; else newer
    value ANY, -- the value: text as text, all else as in the canonical bytes; nothing once erased
    salt BLOB, -- the sixteen bytes that hide the value behind its hash; nothing once erased
    commitment BLOB, -- once erased: the salted hash that stands for the value
    PRIMARY KEY (change, field)
) STRICT, WITHOUT ROWID;

-- What a field of a change replaces.
CREATE TABLE log_parent (
    change INTEGER NOT NULL, -- the change, in log_change
    field INTEGER NOT NULL, -- the field, in log_name
    parent INTEGER NOT NULL, -- the change replaced or, for life, seen; in log_identity
    PRIMARY KEY (change, field, parent)
) STRICT, WITHOUT ROWID;

CREATE INDEX log_parent_by_parent ON log_parent (parent, field);

-- Values that accepted erasures have taken away, or will when they arrive.
CREATE TABLE log_erased (
    change INTEGER NOT NULL, -- whose value, in log_identity
    field INTEGER NOT NULL, -- which field, in log_name
    PRIMARY KEY (change, field)
) STRICT, WITHOUT ROWID;

-- Imports that were read.
CREATE TABLE delivery (
    no INTEGER PRIMARY KEY, -- our number for it
    id BLOB NOT NULL UNIQUE, -- its id
    received INTEGER NOT NULL, -- our clock when it was last read
    is_aside INTEGER NOT NULL, -- 1 once it was undone
    sender BLOB, -- the installation that wrote the file
    written INTEGER, -- its clock when the file was written
    file_name TEXT -- what the file was called
) STRICT;

-- What each delivery brought. Changes written here are in none.
CREATE TABLE delivery_change (
    delivery INTEGER NOT NULL, -- the delivery
    change INTEGER NOT NULL, -- the change, in log_change
    PRIMARY KEY (delivery, change)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_change_by_change ON delivery_change (change);

-- What authors signed at the ends of their chains, as it came.
CREATE TABLE checkpoint (
    author INTEGER NOT NULL, -- whose chain, and who signed; in log_author
    scope INTEGER NOT NULL, -- in which scope, in log_scope
    seq INTEGER NOT NULL, -- the number of the last change; from 2^63 on stored as negative
    change INTEGER NOT NULL, -- the last change, in log_identity
    signature BLOB NOT NULL, -- Ed25519, over what domain::chain::Checkpoint says
    PRIMARY KEY (author, scope, change)
) STRICT, WITHOUT ROWID;

-- What this computer knows of other installations: neither logged nor sent.
CREATE TABLE colleague (
    key BLOB PRIMARY KEY, -- the installation, by its Ed25519 public key
    is_own INTEGER NOT NULL, -- 1 once somebody said here that it is the same practitioner's
    heard INTEGER, -- our clock when a file of theirs was last read
    statement_no INTEGER NOT NULL, -- the number of their latest statement; 0 before the first
    statement TEXT NOT NULL, -- what they last said they hold, as JSON
    wrote INTEGER, -- our clock when a file was last written for them
    sent TEXT NOT NULL -- what they would hold if all of our files arrived, as JSON
) STRICT, WITHOUT ROWID;

-- The files in the exchange folder, as they were last looked at: neither logged nor sent.
CREATE TABLE folder_file (
    name TEXT PRIMARY KEY, -- what the file is called
    bytes INTEGER NOT NULL, -- its length when it was looked at
    modified INTEGER NOT NULL, -- when the file was changed last, as the folder says
    bundle BLOB, -- the bundle's own name, once it was read or written
    sender BLOB, -- the installation that wrote it
    readers TEXT NOT NULL, -- whom it is sealed for, as a JSON list of keys
    holds TEXT NOT NULL, -- which changes lie in it, as JSON
    trouble TEXT NOT NULL -- why it could not be read; empty where it was
) STRICT, WITHOUT ROWID;

-- Undoing on this computer: which action took back which.
CREATE TABLE undone (
    by_txn BLOB PRIMARY KEY, -- the action that undid
    txn BLOB NOT NULL -- the action that it undid
) STRICT, WITHOUT ROWID;

CREATE INDEX undone_txn ON undone (txn);

-- ------------------------------------- computed from the log: index

-- Fields in which several values stand and which ask a person to decide.
CREATE TABLE open_case (
    record INTEGER NOT NULL, -- the record, in log_record
    field INTEGER NOT NULL, -- the field, in log_name; life where a deletion is disputed
    region BLOB, -- the region it is about, if one
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX open_case_by_region ON open_case (region);

-- Shown values that this Trellis cannot show: of a kind that the field is not for.
CREATE TABLE unreadable (
    record INTEGER NOT NULL, -- the record, in log_record
    field INTEGER NOT NULL, -- the field, in log_name
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

-- Records that somebody deleted.
CREATE TABLE grave (
    record INTEGER PRIMARY KEY, -- the record, in log_record
    is_deleted INTEGER NOT NULL -- 1 deleted, 0 disputed
) STRICT;

-- Words of visible records; the row id is the record's number in log_record.
CREATE VIRTUAL TABLE search USING fts5 (
    text, -- the prose of the record, field after field, parted by U+001F
    fields UNINDEXED, -- the names of those fields, in the same order, parted by commas
    region UNINDEXED, -- the region it belongs to, if to one
    audience UNINDEXED, -- who may read it: 0 mine, 1 support team, 2 region
    place, -- its noun, region and audience as words that nobody types, to look within
    tokenize = "unicode61 remove_diacritics 2"
);

-- ------------------------------------------------------------- the projection
--
-- One table for each noun, holding the values that are shown. A value that does
-- not fit its column is left out here and listed in unreadable.

-- A Triple P region and the team that leads it.
CREATE TABLE "region" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "name" TEXT, -- What people call it.
    "counties" TEXT, -- Its counties, as written on paper.
    "lead_agency" TEXT, -- The lead implementing agency.
    "phase" TEXT, -- Start-up or continuing (S2).
    "began_on" TEXT, -- When the support relationship began; months count from here. YYYY-MM-DD.
    "community_goals" TEXT, -- What the community wants for its families.
    "strategic_plan" TEXT, -- The multi-year local plan, in a sentence.
    "plan_horizon" TEXT, -- The years that plan covers.
    "same_as" BLOB, -- This record is a duplicate of that region.
    "assessed_with" TEXT -- What its capacity is assessed with.
) STRICT;

-- Somebody who works with or in a region; no client, no family.
CREATE TABLE "person" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "name" TEXT, -- The name used in the team.
    "reach_at" TEXT -- E-mail or phone.
) STRICT;

CREATE INDEX "person_by_region" ON "person" ("region");

-- A place on a team, filled or vacant.
CREATE TABLE "seat" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "team" TEXT, -- Which team.
    "role" TEXT, -- What the seat does.
    "fte" INTEGER, -- Share of a full-time post, in hundredths.
    "person" BLOB, -- Who sits there; nobody is a vacancy.
    "from_on" TEXT, -- Held, or vacant, since. YYYY-MM-DD.
    "to_on" TEXT, -- The seat ended. YYYY-MM-DD.
    "cover" TEXT, -- Who covers while it is vacant.
    "announced" INTEGER, -- A vacancy that may be named outside the support team. 0 no, 1 yes.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "seat_by_region" ON "seat" ("region");

-- The support agreed on top of universal support (S2).
CREATE TABLE "tier_agreement" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "tier" TEXT, -- Which tier.
    "reasons" TEXT, -- Why this tier.
    "agreed_with" TEXT, -- Who agreed.
    "rhythm" TEXT, -- How often contact is wanted.
    "topics" TEXT, -- For brief support: the agreed topics.
    "ends_on" TEXT, -- For brief support: when it is expected to end. YYYY-MM-DD.
    "agreed_on" TEXT, -- When it was agreed. YYYY-MM-DD.
    "review_by" TEXT -- When the choice is looked at again; six months on. YYYY-MM-DD.
) STRICT;

CREATE INDEX "tier_agreement_by_region" ON "tier_agreement" ("region");

-- A region works on a capacity domain in this stage; one, two or three at once.
CREATE TABLE "domain_stage" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "domain" TEXT, -- The capacity domain.
    "stage" TEXT, -- The stage.
    "working" INTEGER, -- Whether the region works in it now. 0 no, 1 yes.
    "focus" INTEGER -- In focus this quarter. 0 no, 1 yes.
) STRICT;

CREATE INDEX "domain_stage_by_region" ON "domain_stage" ("region");

-- Where a region stands with one checklist item.
CREATE TABLE "answer" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "pack" TEXT, -- The content pack.
    "item" TEXT, -- The item in the pack.
    "pack_hash" TEXT, -- The pack's wording when it was answered.
    "status" TEXT, -- One of the five words; unset is not discussed.
    "evidence" TEXT, -- How we know.
    "judged_by" TEXT, -- Who judged.
    "led_by" TEXT, -- Who leads the work.
    "reached_on" TEXT, -- When it was reached. YYYY-MM-DD.
    "mark" TEXT, -- Strong, or to work on.
    "discussed_on" TEXT, -- When it was last talked about in a visit. YYYY-MM-DD.
    "visit" BLOB, -- The visit it was last talked about in.
    "adoption" BLOB -- The adopted program it is asked about, if about one.
) STRICT;

CREATE INDEX "answer_by_region" ON "answer" ("region");

-- A Triple P intervention that a region looks at or has adopted, with a stage of its own (S2).
CREATE TABLE "adoption" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "program" TEXT, -- The intervention, as people call it.
    "agencies" TEXT, -- The agencies that deliver it.
    "stage" TEXT, -- Its stage: four values, one more than a domain has.
    "stage_since" TEXT, -- In that stage since. YYYY-MM-DD.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "adoption_by_region" ON "adoption" ("region");

-- A checklist item that the support team wrote itself, beside the packs.
CREATE TABLE "own_item" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "domain" TEXT, -- The capacity domain; unset is the strip for the whole region.
    "stage" TEXT, -- The stage.
    "text" TEXT, -- The condition.
    "evidence" TEXT, -- How we would know.
    "retired" INTEGER, -- No longer asked; shown where it was answered. 0 no, 1 yes.
    "position" TEXT -- Order in the cell.
) STRICT;

-- A substantive support interaction; a visit is one that is planned and held.
CREATE TABLE "contact" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "form" TEXT, -- Logged afterwards, or planned and held as a visit.
    "title" TEXT, -- What it is called on the agenda.
    "purpose" TEXT, -- What it is for.
    "place" TEXT, -- Where.
    "mode" TEXT, -- How it takes place.
    "took_on" TEXT, -- The day it takes or took place. YYYY-MM-DD.
    "starts_at" TEXT, -- From. HH:MM:SS.
    "ends_at" TEXT, -- Until. HH:MM:SS.
    "entered_on" TEXT, -- The day it was entered. YYYY-MM-DD.
    "minutes" INTEGER, -- Contact time.
    "preparation_minutes" INTEGER, -- Preparation and follow-up, apart.
    "travel_minutes" INTEGER, -- Travel, apart.
    "initiative" TEXT, -- Planned, offered or asked for.
    "support" TEXT, -- Capacity building or universal.
    "with_cit" INTEGER, -- The Community Implementation Team took part. 0 no, 1 yes.
    "with_clt" INTEGER, -- The community leadership team took part. 0 no, 1 yes.
    "with_others" TEXT, -- Who else took part, by role.
    "people" INTEGER, -- How many people were in the room.
    "planned_focus" TEXT, -- What it was to be about.
    "actual_focus" TEXT, -- What it was about.
    "phase" TEXT, -- Where the visit is on its way.
    "packs" TEXT, -- The content packs it began with, as id=hash, one a line.
    "led_by" TEXT, -- Who led: practitioner, together, local team.
    "agency" BLOB, -- The agency it was with, if with one.
    "agency_why" TEXT, -- Why the practitioner works with that agency.
    "cit_beside" TEXT, -- Which CIT member took part beside the practitioner.
    "cit_takes_over_on" TEXT, -- When the CIT takes over with that agency. YYYY-MM-DD.
    "joint" BLOB, -- What joins it with the same contact in other regions.
    "same_as" BLOB, -- This record is a twin of that contact.
    "import_source" TEXT -- The log it was taken from, by name.
) STRICT;

CREATE INDEX "contact_by_region" ON "contact" ("region", "took_on", "form", "phase", "mode", "minutes", "initiative", "support", "same_as", "hidden", "scope_of", "id");
CREATE INDEX "contact_in_person" ON "contact" ("region", "took_on", "form", "phase", "hidden") WHERE "mode" = 'in_person';
CREATE INDEX "contact_open_visit" ON "contact" ("took_on") WHERE "form" = 'visit' AND ("phase" IS NULL OR "phase" <> 'closed');

-- Minutes of one core practice component in one contact; minutes may overlap.
CREATE TABLE "component_use" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "contact" BLOB, -- The contact.
    "region" BLOB, -- The region.
    "component" TEXT, -- The component's code.
    "minutes" INTEGER -- Minutes in use.
) STRICT;

CREATE INDEX "component_use_by_contact" ON "component_use" ("contact", "component", "minutes", "hidden");
CREATE INDEX "component_use_by_region" ON "component_use" ("region");

-- One line of a visit's agenda.
CREATE TABLE "agenda_line" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "visit" BLOB, -- The visit.
    "region" BLOB, -- The region.
    "purpose" TEXT, -- What the line is for.
    "activity" TEXT, -- What we do.
    "materials" TEXT, -- What we bring.
    "minutes" INTEGER, -- How long.
    "fallback" TEXT, -- What we do if it does not work.
    "domain" TEXT, -- The capacity domain it opens.
    "stage" TEXT, -- The stage it opens.
    "goal" BLOB, -- The goal it serves.
    "state" TEXT, -- Open, done, or not today.
    "position" TEXT -- Order on the agenda.
) STRICT;

CREATE INDEX "agenda_line_by_visit" ON "agenda_line" ("visit", "domain", "state", "hidden");
CREATE INDEX "agenda_line_by_region" ON "agenda_line" ("region");

-- A plan that changed in the room: what was planned, what happened, what was tried (S2).
CREATE TABLE "pivot" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "visit" BLOB, -- The visit.
    "line" BLOB, -- The agenda line.
    "planned" TEXT, -- What was planned.
    "happened" TEXT, -- What happened instead.
    "level" TEXT, -- The level at which something was different.
    "sign" TEXT, -- The facilitator or barrier in the guide, by id.
    "helped" INTEGER, -- It helped; no: it hindered. 0 no, 1 yes.
    "look_at" TEXT, -- The contextual factor in the guide, by id.
    "strategies" TEXT, -- What was tried, one a line.
    "went" TEXT, -- How it went.
    "seen_on" TEXT, -- The day. YYYY-MM-DD.
    "seen_at" TEXT -- The time. HH:MM.
) STRICT;

CREATE INDEX "pivot_by_region" ON "pivot" ("region");

CREATE INDEX "pivot_by_visit" ON "pivot" ("visit");

-- One entry by one author.
CREATE TABLE "note" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "about" TEXT, -- What it is about.
    "visit" BLOB, -- The visit it was written in.
    "pack" TEXT, -- The content pack, for a note on an item.
    "item" TEXT, -- The item.
    "domain" TEXT, -- The capacity domain it speaks to.
    "goal" BLOB, -- The goal.
    "audience" TEXT, -- Who may read it; never widened in place.
    "text" TEXT, -- What was said.
    "mark" TEXT, -- Strong, or to work on.
    "written_on" TEXT, -- The day. YYYY-MM-DD.
    "written_at" TEXT, -- The time. HH:MM:SS.
    "pivot" BLOB -- The change of plan.
) STRICT;

CREATE INDEX "note_by_region" ON "note" ("region");
CREATE INDEX "note_by_visit" ON "note" ("visit");

-- What a team wants to reach, with a measure.
CREATE TABLE "goal" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "domain" TEXT, -- The capacity domain.
    "statement" TEXT, -- What will be true.
    "measure" TEXT, -- How we will see it.
    "baseline" TEXT, -- Where it stands now.
    "target" TEXT, -- Where it should get to.
    "by_on" TEXT, -- By when. YYYY-MM-DD.
    "serves" TEXT, -- The community goal it serves.
    "pack" TEXT, -- The pack of the item it came from.
    "item" TEXT, -- The item it came from.
    "visit" BLOB, -- The visit it was agreed in.
    "state" TEXT, -- What became of it.
    "reason" TEXT, -- Why it was put aside or dropped.
    "agreed_on" TEXT, -- When it was agreed. YYYY-MM-DD.
    "position" TEXT, -- Order in the plan.
    "assessment" BLOB -- The assessment it came from.
) STRICT;

CREATE INDEX "goal_by_region" ON "goal" ("region");
CREATE INDEX "goal_by_agreed_on" ON "goal" ("agreed_on", "region", "domain", "hidden");

-- A step somebody takes.
CREATE TABLE "action" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "goal" BLOB, -- The goal it serves, if any.
    "visit" BLOB, -- The visit it was agreed in.
    "step" TEXT, -- What will be done.
    "who" TEXT, -- Who, as it prints: a role, initials or a name.
    "person" BLOB, -- Who, as a person on record.
    "by_on" TEXT, -- By when. YYYY-MM-DD.
    "in_hand" TEXT, -- Resources in hand.
    "needed" TEXT, -- Resources needed.
    "in_the_way" TEXT, -- What could get in the way.
    "must_know" TEXT, -- Who must know.
    "state" TEXT, -- What became of it.
    "reason" TEXT, -- Why it was carried over or dropped.
    "done_on" TEXT, -- When it was finished. YYYY-MM-DD.
    "led_by" TEXT, -- Who leads it.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "action_by_region" ON "action" ("region");
CREATE INDEX "action_by_goal" ON "action" ("goal");
CREATE INDEX "action_open" ON "action" ("by_on") WHERE "state" IS NULL OR "state" IN ('open', 'carried_over');

-- Something in the way that is passed upward, to whom, and what came back.
CREATE TABLE "barrier" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "visit" BLOB, -- The visit it came up in.
    "what" TEXT, -- What is in the way.
    "to_whom" TEXT, -- To whom it is passed.
    "asked_on" TEXT, -- When they were asked. YYYY-MM-DD.
    "answer" TEXT, -- What they answered.
    "answered_on" TEXT, -- When they answered. YYYY-MM-DD.
    "chase_on" TEXT, -- When somebody asks again. YYYY-MM-DD.
    "state" TEXT, -- Open, answered, lifted or dropped; unset is open.
    "position" TEXT, -- Order in the list.
    "audience" TEXT -- Who may read it; never widened in place.
) STRICT;

CREATE INDEX "barrier_by_region" ON "barrier" ("region");

-- Something that went well, what helped, and where else it could.
CREATE TABLE "success" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "visit" BLOB, -- The visit it was told in.
    "what" TEXT, -- What went well.
    "helped_by" TEXT, -- What helped.
    "could_spread_to" TEXT, -- Where else it could.
    "seen_on" TEXT, -- When it was seen. YYYY-MM-DD.
    "position" TEXT, -- Order in the list.
    "audience" TEXT -- Who may read it; never widened in place.
) STRICT;

CREATE INDEX "success_by_region" ON "success" ("region");

-- A task whose lead moves from the support practitioner to the local team (S2).
CREATE TABLE "handover" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "task" TEXT, -- The task.
    "led_by" TEXT, -- Who leads it; unset is the support practitioner.
    "together_since" TEXT, -- Led together since. YYYY-MM-DD.
    "local_since" TEXT, -- Led by the local team since. YYYY-MM-DD.
    "how_it_went" TEXT, -- How handing it over went.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "handover_by_region" ON "handover" ("region");

-- A partner in the wider system that somebody was linked to, and what came of it.
CREATE TABLE "connection" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "who" TEXT, -- Who was linked.
    "to_whom" TEXT, -- To whom: a state data team, a peer region.
    "why" TEXT, -- Why.
    "linked_on" TEXT, -- When they were linked. YYYY-MM-DD.
    "came_of_it" TEXT, -- What came of it.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "connection_by_region" ON "connection" ("region");

-- One step of the first weeks of somebody who took a seat.
CREATE TABLE "onboarding_step" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "seat" BLOB, -- The seat.
    "item" TEXT, -- The entry of the list.
    "pack" TEXT, -- The content pack.
    "done_on" TEXT, -- When it was done. YYYY-MM-DD.
    "who_helped" TEXT -- Who helped with it.
) STRICT;

CREATE INDEX "onboarding_step_by_region" ON "onboarding_step" ("region");
CREATE INDEX "onboarding_step_by_seat" ON "onboarding_step" ("seat");

-- A written implementation support plan in the making.
CREATE TABLE "support_plan" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "visit" BLOB, -- The visit it was made in.
    "version" INTEGER, -- Counts the region's plans from 1.
    "period" TEXT, -- The quarter it covers.
    "meets_on" TEXT, -- The meeting. YYYY-MM-DD.
    "prepared_by" TEXT, -- Who prepared it, as it prints.
    "agreement" TEXT, -- What was agreed about support; unset takes the suggestion.
    "support_ahead" TEXT, -- What the practitioner will bring.
    "finished" TEXT, -- What was finished or moved since last time.
    "barriers" TEXT, -- What is passed upward, to whom.
    "with_agreement" INTEGER, -- Print the agreement; unset is yes. 0 no, 1 yes.
    "with_domains" INTEGER, -- Print where we are; unset is yes. 0 no, 1 yes.
    "with_goals" INTEGER, -- Print the goals; unset is yes. 0 no, 1 yes.
    "with_actions" INTEGER, -- Print the actions; unset is yes. 0 no, 1 yes.
    "with_dates" INTEGER, -- Print the next dates; unset is yes. 0 no, 1 yes.
    "with_signatures" INTEGER -- Print signature lines; unset is yes. 0 no, 1 yes.
) STRICT;

CREATE INDEX "support_plan_by_region" ON "support_plan" ("region");

-- What a plan says about one capacity domain, where a person wrote it by hand.
CREATE TABLE "plan_line" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "plan" BLOB, -- The plan.
    "region" BLOB, -- The region.
    "domain" TEXT, -- The capacity domain.
    "strong" TEXT, -- Something strong; unset takes the marks.
    "to_work_on" TEXT -- Something to work on; unset takes the marks.
) STRICT;

CREATE INDEX "plan_line_by_plan" ON "plan_line" ("plan");
CREATE INDEX "plan_line_by_region" ON "plan_line" ("region");

-- A plan as it was agreed: model, paper and hash, never edited.
CREATE TABLE "agreed_plan" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "plan" BLOB, -- The plan it was made from.
    "region" BLOB, -- The region.
    "version" INTEGER, -- The plan's version.
    "agreed_on" TEXT, -- When it was agreed. YYYY-MM-DD.
    "model" TEXT, -- What the paper says, as JSON.
    "model_hash" TEXT, -- SHA-256 of the model, hexadecimal.
    "pdf_hash" TEXT -- SHA-256 of the PDF, hexadecimal; the bytes are an attachment.
) STRICT;

CREATE INDEX "agreed_plan_by_plan" ON "agreed_plan" ("plan");
CREATE INDEX "agreed_plan_by_region" ON "agreed_plan" ("region");

-- A holder of installations: one who gives support.
CREATE TABLE "practitioner" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "name" TEXT, -- The name on plans.
    "organization" TEXT, -- The organization, as it prints.
    "same_as" BLOB, -- This record is the same practitioner as that one.
    "added_by" BLOB -- The colleague who wrote this practitioner down; unset is they themselves.
) STRICT;

-- The version of a content pack that the support team uses.
CREATE TABLE "adopted_pack" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "pack" TEXT, -- The pack.
    "version" TEXT, -- Its version.
    "hash" TEXT -- SHA-256 of its bytes, hexadecimal.
) STRICT;

-- How the support organization sees one of its general best practices on a day.
CREATE TABLE "organization_answer" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "pack" TEXT, -- The content pack.
    "item" TEXT, -- The entry.
    "looked_on" TEXT, -- The day. YYYY-MM-DD.
    "status" TEXT, -- One of the five words.
    "evidence" TEXT, -- How we know.
    "by_on" TEXT -- When we want it in place. YYYY-MM-DD.
) STRICT;

-- How a practitioner sees their own knowledge or skill on a day.
CREATE TABLE "own_answer" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "pack" TEXT, -- The content pack.
    "item" TEXT, -- The entry.
    "looked_on" TEXT, -- The day. YYYY-MM-DD.
    "footing" TEXT, -- How far along.
    "remark" TEXT -- A word to oneself.
) STRICT;

-- The support team's own copy of something that stands elsewhere.
CREATE TABLE "local_copy" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "resource" TEXT, -- The resource in the guide.
    "file_name" TEXT, -- What the file is called.
    "file_hash" TEXT, -- SHA-256 of its bytes, hexadecimal; the bytes are an attachment.
    "checked_on" TEXT -- When somebody last opened the address. YYYY-MM-DD.
) STRICT;

-- A service agency in a region, and what was agreed with it.
CREATE TABLE "agency" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "name" TEXT, -- What people call it.
    "agreement" TEXT, -- What was agreed with it: roles, staff time, figures.
    "agreed_on" TEXT, -- When it was agreed. YYYY-MM-DD.
    "ends_on" TEXT, -- When the agreement ends. YYYY-MM-DD.
    "lead" TEXT, -- Who answers for implementation there, by role.
    "left_on" TEXT, -- When it left the effort. YYYY-MM-DD.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "agency_by_region" ON "agency" ("region");

-- An agency delivers an adopted program.
CREATE TABLE "adopting_agency" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "adoption" BLOB, -- The adopted program.
    "agency" BLOB, -- The agency.
    "region" BLOB, -- The region.
    "delivers" INTEGER -- Whether it delivers the program. 0 no, 1 yes.
) STRICT;

CREATE INDEX "adopting_agency_by_adoption" ON "adopting_agency" ("adoption");
CREATE INDEX "adopting_agency_by_agency" ON "adopting_agency" ("agency");
CREATE INDEX "adopting_agency_by_region" ON "adopting_agency" ("region");

-- An adopted program entered a stage on a day.
CREATE TABLE "stage_move" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "adoption" BLOB, -- The adopted program.
    "stage" TEXT, -- The stage it entered.
    "from_on" TEXT -- The day. YYYY-MM-DD.
) STRICT;

CREATE INDEX "stage_move_by_region" ON "stage_move" ("region");
CREATE INDEX "stage_move_by_adoption" ON "stage_move" ("adoption");

-- A practitioner was there in a contact; its minutes count once all the same.
CREATE TABLE "presence" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "contact" BLOB, -- The contact.
    "practitioner" BLOB, -- The practitioner.
    "region" BLOB, -- The region.
    "present" INTEGER -- Whether they were there. 0 no, 1 yes.
) STRICT;

CREATE INDEX "presence_by_contact" ON "presence" ("contact");
CREATE INDEX "presence_by_region" ON "presence" ("region");

-- A practice activity was used in a contact.
CREATE TABLE "activity_use" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "contact" BLOB, -- The contact.
    "component" TEXT, -- The core practice component, by code.
    "activity" TEXT, -- The practice activity in the guide, by id.
    "region" BLOB, -- The region.
    "pack_hash" TEXT, -- The version of the list it was chosen from.
    "used" INTEGER -- Whether it was used. 0 no, 1 yes.
) STRICT;

CREATE INDEX "activity_use_by_contact" ON "activity_use" ("contact", "component", "activity", "used", "hidden");
CREATE INDEX "activity_use_by_region" ON "activity_use" ("region");

-- A contact touched a capacity domain at a stage.
CREATE TABLE "contact_cell" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "contact" BLOB, -- The contact.
    "domain" TEXT, -- The capacity domain.
    "stage" TEXT, -- The stage; unset where none is named.
    "region" BLOB, -- The region.
    "touched" INTEGER -- Whether it was touched. 0 no, 1 yes.
) STRICT;

CREATE INDEX "contact_cell_by_contact" ON "contact_cell" ("contact", "domain", "touched", "hidden");
CREATE INDEX "contact_cell_by_region" ON "contact_cell" ("region");

-- Something left with a team, and whether it was used since.
CREATE TABLE "material" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "contact" BLOB, -- The contact in which it was left.
    "what" TEXT, -- What was left.
    "resource" TEXT, -- The resource in the guide, by id, if it is one.
    "use_since" TEXT, -- Whether it was used since; unset is not asked yet.
    "asked_on" TEXT, -- When somebody asked. YYYY-MM-DD.
    "remark" TEXT, -- What came of it.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "material_by_region" ON "material" ("region");
CREATE INDEX "material_by_contact" ON "material" ("contact");

-- One participant’s anonymous answer to four questions about a contact.
CREATE TABLE "participant_answer" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "contact" BLOB, -- The contact.
    "useful" TEXT, -- Was it useful.
    "fitting" TEXT, -- Did it fit the region.
    "involved" TEXT, -- Were they involved in what was decided.
    "next_time" TEXT -- What to do next time.
) STRICT;

CREATE INDEX "participant_answer_by_region" ON "participant_answer" ("region");
CREATE INDEX "participant_answer_by_contact" ON "participant_answer" ("contact");

-- A practitioner’s own look at a contact.
CREATE TABLE "reflection" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "contact" BLOB, -- The contact.
    "quality" TEXT, -- How well the support was given.
    "engagement" TEXT, -- How far participants were engaged.
    "remark" TEXT, -- A word to oneself.
    "reflected_on" TEXT -- The day. YYYY-MM-DD.
) STRICT;

CREATE INDEX "reflection_by_contact" ON "reflection" ("contact");

-- What a coach saw when they sat in on a contact.
CREATE TABLE "observation" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "contact" BLOB, -- The contact.
    "observed_on" TEXT, -- The day. YYYY-MM-DD.
    "coach" TEXT, -- Who observed.
    "quality" TEXT, -- How well the support was given, as the coach saw it.
    "engagement" TEXT, -- How far participants were engaged, as the coach saw it.
    "saw" TEXT, -- What they saw.
    "try_next" TEXT -- What to try next.
) STRICT;

CREATE INDEX "observation_by_contact" ON "observation" ("contact");

-- Why a practice activity was not used in an engagement, or when it will be.
CREATE TABLE "adherence_reason" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "component" TEXT, -- The core practice component, by code.
    "activity" TEXT, -- The practice activity in the guide, by id.
    "reason" TEXT -- Why not, or when.
) STRICT;

CREATE INDEX "adherence_reason_by_region" ON "adherence_reason" ("region");

-- Support to many regions at once: a webinar, office hours, a learning collaborative.
CREATE TABLE "group_event" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "kind" TEXT, -- What kind of event.
    "title" TEXT, -- What it is called.
    "mode" TEXT, -- How it takes place.
    "took_on" TEXT, -- The day it takes or took place. YYYY-MM-DD.
    "starts_at" TEXT, -- From. HH:MM:SS.
    "minutes" INTEGER, -- How long; counted once, however many attended.
    "preparation_minutes" INTEGER, -- Preparation and follow-up, apart.
    "about" TEXT, -- What it was about.
    "led_by" TEXT, -- Who led it, by name or role.
    "entered_on" TEXT -- The day it was entered. YYYY-MM-DD.
) STRICT;

-- A region took part in a group event.
CREATE TABLE "attendance" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "event" BLOB, -- The event.
    "region" BLOB, -- The region.
    "attended" INTEGER, -- Whether it took part. 0 no, 1 yes.
    "people" INTEGER -- How many people of the region.
) STRICT;

CREATE INDEX "attendance_by_event" ON "attendance" ("event");
CREATE INDEX "attendance_by_region" ON "attendance" ("region");

-- A day by which somebody expects something: a state report, a grant.
CREATE TABLE "due_date" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region; unset is the support team as a whole.
    "what" TEXT, -- What is due.
    "set_by" TEXT, -- Who set it.
    "due_on" TEXT, -- The day. YYYY-MM-DD.
    "repeats" TEXT, -- How often it comes back; unset is once.
    "done_on" TEXT, -- When it was done. YYYY-MM-DD.
    "remark" TEXT -- What to know about it.
) STRICT;

CREATE INDEX "due_date_by_region" ON "due_date" ("region");

-- A capacity assessment that was held, of the community or of one agency.
CREATE TABLE "assessment" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "agency" BLOB, -- The agency it is about; unset is the community.
    "instrument" TEXT, -- The instrument, by the id of its pack or the code of a licensed one.
    "pack_hash" TEXT, -- The version of the instrument.
    "held_on" TEXT, -- The day. YYYY-MM-DD.
    "state" TEXT, -- Running, held or dropped; unset is held.
    "reading" TEXT, -- What the group made of the results, in its own words.
    "position" TEXT, -- Order on one day.
    "visit" BLOB, -- The visit it was held in.
    "respondents" INTEGER, -- How many have a vote.
    "at_item" TEXT, -- The item the group is at.
    "called" TEXT, -- What people call an instrument that is on no list.
    "item_count" INTEGER -- How many items a form of others has, where hands are counted by number.
) STRICT;

CREATE INDEX "assessment_by_region" ON "assessment" ("region");

-- A photo, a sheet or a file kept with a region or a visit.
CREATE TABLE "attached_file" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "visit" BLOB, -- The visit or contact it belongs to.
    "audience" TEXT, -- Who may read it; never widened in place.
    "file_name" TEXT, -- What the file is called.
    "media_type" TEXT, -- What kind of file, as its bytes say.
    "content_hash" TEXT, -- SHA-256 of its bytes, hexadecimal; the bytes are an attachment.
    "bytes" INTEGER, -- How many bytes.
    "described" TEXT, -- What it shows, in a few words: its alternative text.
    "taken_on" TEXT, -- The day it was taken. YYYY-MM-DD.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "attached_file_by_region" ON "attached_file" ("region");
CREATE INDEX "attached_file_by_visit" ON "attached_file" ("visit");

-- Somebody’s part in a capacity assessment: who led it, who noted, who had a vote.
CREATE TABLE "assessment_part" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "assessment" BLOB, -- The assessment.
    "part" TEXT, -- Administrator, facilitator, note taker, respondent or observer.
    "who" TEXT, -- Who, as it prints: a role, initials or a name.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "assessment_part_by_region" ON "assessment_part" ("region");
CREATE INDEX "assessment_part_by_assessment" ON "assessment_part" ("assessment");

-- How the hands stood for one item in one round: counts, never names.
CREATE TABLE "vote_round" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "assessment" BLOB, -- The assessment.
    "item" TEXT, -- The item of the instrument, or its number on a form of others.
    "round" INTEGER, -- Counts the rounds of the item from 1.
    "region" BLOB, -- The region.
    "zeros" INTEGER, -- Hands for 0, not yet.
    "ones" INTEGER, -- Hands for 1, partly.
    "twos" INTEGER, -- Hands for 2, in place.
    "heard" TEXT -- What was heard between this round and the next.
) STRICT;

CREATE INDEX "vote_round_by_assessment" ON "vote_round" ("assessment");
CREATE INDEX "vote_round_by_region" ON "vote_round" ("region");

-- What a group agreed about one item of an assessment.
CREATE TABLE "assessed_item" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "assessment" BLOB, -- The assessment.
    "item" TEXT, -- The item of the instrument, or its number on a form of others.
    "region" BLOB, -- The region.
    "score" INTEGER, -- The agreed score, 0 to 2.
    "comment" TEXT, -- What the group wants kept with it.
    "parked" INTEGER, -- The group comes back to it. 1 yes, 0 no.
    "does_not_apply" INTEGER -- The group says that it does not apply here. 1 yes, 0 no.
) STRICT;

CREATE INDEX "assessed_item_by_assessment" ON "assessed_item" ("assessment");
CREATE INDEX "assessed_item_by_region" ON "assessed_item" ("region");

-- The score of one index, as it was typed from another’s form.
CREATE TABLE "index_score" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "assessment" BLOB, -- The assessment.
    "name" TEXT, -- The name of the index.
    "score" INTEGER, -- The score in hundredths.
    "out_of" INTEGER, -- The highest score there is, in hundredths.
    "domain" TEXT, -- The capacity domain it speaks to, where the group says so.
    "comment" TEXT, -- What the group wants kept with it.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "index_score_by_region" ON "index_score" ("region");
CREATE INDEX "index_score_by_assessment" ON "index_score" ("assessment");

-- Where a goal should be by the end of a quarter.
CREATE TABLE "milestone" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "goal" BLOB, -- The goal.
    "what" TEXT, -- What will be true by then.
    "by_on" TEXT, -- By when. YYYY-MM-DD.
    "reached_on" TEXT, -- When it was reached. YYYY-MM-DD.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "milestone_by_region" ON "milestone" ("region");
CREATE INDEX "milestone_by_goal" ON "milestone" ("goal");

-- An improvement cycle: plan, do, study, act.
CREATE TABLE "cycle" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "goal" BLOB, -- The goal it serves, if any.
    "visit" BLOB, -- The visit it was agreed in.
    "follows" BLOB, -- The cycle it goes on from.
    "question" TEXT, -- What the team wants to find out.
    "prediction" TEXT, -- What it thinks will happen.
    "who" TEXT, -- Who tries it.
    "place" TEXT, -- Where.
    "from_on" TEXT, -- From. YYYY-MM-DD.
    "until_on" TEXT, -- Until. YYYY-MM-DD.
    "gathers" TEXT, -- What is noted or counted meanwhile, and by whom.
    "saw" TEXT, -- What was seen.
    "compared" TEXT, -- How that compares with the prediction.
    "next" TEXT, -- Adopt, adapt, drop or widen.
    "next_why" TEXT, -- Why, and what comes next.
    "ended_on" TEXT, -- When the team decided. YYYY-MM-DD.
    "measure" TEXT, -- What is measured, with its unit.
    "position" TEXT -- Order in the list.
) STRICT;

CREATE INDEX "cycle_by_region" ON "cycle" ("region");

-- One value of what a goal or a cycle is measured by.
CREATE TABLE "measurement" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "region" BLOB, -- The region.
    "goal" BLOB, -- The goal it belongs to, if any.
    "cycle" BLOB, -- The cycle it belongs to, if any.
    "on_day" TEXT, -- The day. YYYY-MM-DD.
    "value" INTEGER, -- The value in hundredths.
    "remark" TEXT -- What happened on that day.
) STRICT;

CREATE INDEX "measurement_by_region" ON "measurement" ("region");
CREATE INDEX "measurement_by_goal" ON "measurement" ("goal");
CREATE INDEX "measurement_by_cycle" ON "measurement" ("cycle");

-- A value taken out of every copy.
CREATE TABLE "erasure" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "of_change" TEXT, -- The change, 64 hexadecimal digits.
    "of_field" TEXT, -- The field.
    "why" TEXT -- Why.
) STRICT;

-- An installation that belongs to the support team, as its card says.
CREATE TABLE "card" (
    id BLOB PRIMARY KEY, -- the record
    scope_tag INTEGER, -- what it travels with: 1 region, 2 team, 3 private
    scope_of BLOB, -- which region, team or holder
    hidden INTEGER NOT NULL DEFAULT 0, -- 1 while it, or what owns it, is deleted
    contested INTEGER NOT NULL DEFAULT 0, -- 1 while one of its fields has an open case
    made_by BLOB, -- who wrote its first change
    made_at INTEGER, -- their clock then
    changed_by BLOB, -- who wrote its latest change
    changed_at INTEGER, -- their clock then
    "key" TEXT, -- The author of its changes: an Ed25519 public key, hexadecimal.
    "retired_on" TEXT, -- When the support team stopped taking files from it. YYYY-MM-DD.
    "recipient" TEXT, -- What files are sealed for: an age public key.
    "holder" BLOB, -- The practitioner whose laptop it is.
    "name" TEXT, -- Their name, as the card says it.
    "signature" TEXT -- By the key, over all but the retirement; without it the card counts for nothing.
) STRICT;
