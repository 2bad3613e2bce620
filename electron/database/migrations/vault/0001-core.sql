-- A vault: what is kept in it, who did what to it. Every file has these tables.

-- The search index refers to rows by number, so an item has one; it is also the order of entry. It stands on barcodes:
-- AUTOINCREMENT keeps the number of an item that was taken out again from ever being another's.
CREATE TABLE item (
  entry             INTEGER  PRIMARY KEY AUTOINCREMENT,
  id                TEXT     NOT NULL UNIQUE,
  fonds_id          TEXT     NOT NULL,
  fonds_number      TEXT     NOT NULL,
  category_id       TEXT     NOT NULL,
  category_code     TEXT     NOT NULL,
  template          TEXT     NOT NULL,
  template_version  INTEGER  NOT NULL,
  archival_code     TEXT     NOT NULL CHECK (archival_code <> ''),
  code_key          TEXT     NOT NULL UNIQUE,
  title             TEXT     NOT NULL CHECK (title <> ''),
  author            TEXT     NOT NULL,
  document_number   TEXT,
  document_date     TEXT     NOT NULL,
  date_key          TEXT     NOT NULL,
  document_hash     INTEGER  NOT NULL,
  filing_year       INTEGER  NOT NULL,
  retention         TEXT     NOT NULL,
  secrecy_grade     TEXT     NOT NULL CHECK (secrecy_grade IN ('public', 'internal', 'confidential', 'secret', 'topSecret')),
  secrecy_regime    TEXT     NOT NULL CHECK (secrecy_regime IN ('none', 'commercial', 'work', 'state')),
  secrecy_mark      TEXT,
  access_status     TEXT     NOT NULL CHECK (access_status IN ('open', 'controlled', 'deferred', 'unreviewed')),
  page_count        INTEGER,
  carrier           TEXT     NOT NULL,
  remarks           TEXT     NOT NULL,
  elements          TEXT     NOT NULL DEFAULT '{}' CHECK (json_valid(elements)),
  state             TEXT     NOT NULL CHECK (state IN ('onShelf', 'inReadingRoom', 'onLoan', 'inTransit', 'inTreatment', 'missing')),
  home_location     TEXT,
  import_id         TEXT,
  import_row        INTEGER,
  version           INTEGER  NOT NULL,
  content_hash      BLOB     NOT NULL CHECK (length(content_hash) = 32),
  described_at      TEXT     NOT NULL,
  described_by      TEXT     NOT NULL,
  described_by_name TEXT     NOT NULL,
  changed_at        TEXT     NOT NULL,
  changed_by        TEXT     NOT NULL,
  changed_by_name   TEXT     NOT NULL,
  change_reason     TEXT     NOT NULL,
  change_source     TEXT     NOT NULL
) STRICT;
-- The orders that a list has. What is asked beside them the search index knows.
CREATE INDEX item_by_code ON item (archival_code, entry);
-- Each day is written once, beside its year: the order of all days is that of the years laid together. The hash finds the
-- same document filed twice.
CREATE INDEX item_by_year_and_date ON item (filing_year, date_key, entry, document_hash);
CREATE INDEX item_by_category_and_code ON item (category_id, archival_code, entry);
CREATE INDEX item_by_import ON item (import_id, import_row) WHERE import_id IS NOT NULL;
-- An import can be taken back while none of its items has a second version.
CREATE INDEX item_touched ON item (import_id) WHERE import_id IS NOT NULL AND version > 1;

-- What a description said before it was corrected. The newest state stands in the item itself.
CREATE TABLE item_version (
  item_id   TEXT     NOT NULL REFERENCES item (id),
  version   INTEGER  NOT NULL,
  at        TEXT     NOT NULL,
  by_id     TEXT     NOT NULL,
  by_name   TEXT     NOT NULL,
  reason    TEXT     NOT NULL,
  source    TEXT     NOT NULL,
  body      TEXT     NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (item_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER item_version_is_not_updated BEFORE UPDATE ON item_version BEGIN SELECT RAISE(ABORT, 'a version is never changed'); END;

-- Archival codes that an item had before it was corrected. They stay valid, and no other item is ever given one.
CREATE TABLE item_alias (
  code_key  TEXT     NOT NULL PRIMARY KEY,
  code      TEXT     NOT NULL CHECK (code <> ''),
  entry     INTEGER  NOT NULL REFERENCES item (entry),
  since     TEXT     NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX item_alias_by_entry ON item_alias (entry);

-- Something that is wrong with a description and must be put right by a day: settled by a correction, or refused with a reason.
CREATE TABLE ticket (
  id               TEXT     NOT NULL PRIMARY KEY,
  item_id          TEXT     NOT NULL REFERENCES item (id),
  field            TEXT,
  wrong            TEXT     NOT NULL CHECK (wrong <> ''),
  seen             TEXT     NOT NULL,
  reporter         TEXT     NOT NULL CHECK (reporter <> ''),
  due_on           TEXT     NOT NULL,
  state            TEXT     NOT NULL CHECK (state IN ('open', 'settled', 'refused')),
  opened_at        TEXT     NOT NULL,
  opened_by        TEXT     NOT NULL,
  opened_by_name   TEXT     NOT NULL,
  closed_at        TEXT,
  closed_by        TEXT,
  closed_by_name   TEXT,
  answer           TEXT     NOT NULL,
  settled_version  INTEGER,
  CHECK ((state = 'open') = (closed_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_by_item ON ticket (item_id, opened_at);
CREATE INDEX ticket_open ON ticket (due_on, id) WHERE state = 'open';

-- What finds items: terms and facts of many items packed into runs by the program. Nothing of it is a record; every run
-- can be built again from the items that it is about.
CREATE TABLE search_run (
  id           INTEGER  PRIMARY KEY AUTOINCREMENT,
  first_entry  INTEGER  NOT NULL,
  size         INTEGER  NOT NULL,
  change       INTEGER  NOT NULL,
  rules        TEXT     NOT NULL,
  first_block  INTEGER  NOT NULL,
  firsts       BLOB     NOT NULL,
  texts        TEXT     NOT NULL,
  columns      BLOB     NOT NULL
) STRICT;
CREATE TABLE search_block (
  id      INTEGER  PRIMARY KEY,
  packed  BLOB     NOT NULL
) STRICT;
-- Items that changed since their run was built. Kept by triggers, so that no way of changing an item can forget it.
CREATE TABLE search_change (
  id     INTEGER  PRIMARY KEY AUTOINCREMENT,
  entry  INTEGER  NOT NULL
) STRICT;
CREATE TRIGGER item_is_new AFTER INSERT ON item BEGIN INSERT INTO search_change (entry) VALUES (NEW.entry); END;
CREATE TRIGGER item_is_changed AFTER UPDATE ON item BEGIN INSERT INTO search_change (entry) VALUES (NEW.entry); END;
CREATE TRIGGER item_is_gone AFTER DELETE ON item BEGIN INSERT INTO search_change (entry) VALUES (OLD.entry); END;
CREATE TRIGGER alias_is_new AFTER INSERT ON item_alias BEGIN INSERT INTO search_change (entry) VALUES (NEW.entry); END;
CREATE TRIGGER alias_is_gone AFTER DELETE ON item_alias BEGIN INSERT INTO search_change (entry) VALUES (OLD.entry); END;
CREATE TRIGGER ticket_is_new AFTER INSERT ON ticket BEGIN INSERT INTO search_change (entry) SELECT entry FROM item WHERE id = NEW.item_id; END;
CREATE TRIGGER ticket_is_changed AFTER UPDATE ON ticket BEGIN INSERT INTO search_change (entry) SELECT entry FROM item WHERE id = NEW.item_id; END;

-- What a run of the importer read and what came of it. It quotes rows, so it lies with them; nothing of rows held back.
CREATE TABLE import_kept (
  import_id  TEXT  NOT NULL,
  part       TEXT  NOT NULL CHECK (part IN ('plan', 'profile', 'report')),
  body       TEXT  NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (import_id, part)
) STRICT;
-- Rows that became a new version of a record that was there before.
CREATE TABLE import_correction (
  import_id   TEXT     NOT NULL,
  import_row  INTEGER  NOT NULL,
  item_id     TEXT     NOT NULL REFERENCES item (id),
  version     INTEGER  NOT NULL,
  PRIMARY KEY (import_id, import_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_correction_by_item ON import_correction (item_id);

-- Keys that belong to this vault alone: the private halves of its intake and of the door.
CREATE TABLE vault_key (
  name   TEXT  NOT NULL PRIMARY KEY,
  value  BLOB  NOT NULL
) STRICT, WITHOUT ROWID;

-- What somebody was typing. Sealed to that person; not a record.
CREATE TABLE draft (
  person_id  TEXT  NOT NULL,
  form       TEXT  NOT NULL,
  saved_at   TEXT  NOT NULL,
  sealed     BLOB  NOT NULL,
  PRIMARY KEY (person_id, form)
) STRICT, WITHOUT ROWID;

-- A filter of the list that somebody keeps under a name. What is sought may be content, so it lies in the vault it was sought in.
CREATE TABLE saved_search (
  id         TEXT     NOT NULL PRIMARY KEY,
  person_id  TEXT     NOT NULL,
  name       TEXT     NOT NULL CHECK (name <> ''),
  filter     TEXT     NOT NULL CHECK (json_valid(filter)),
  shared     INTEGER  NOT NULL CHECK (shared IN (0, 1)),
  version    INTEGER  NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX saved_search_name ON saved_search (person_id, name);

-- The chain holds commitments only, so it can outlive what it is about. The signature stands beside it and is not hashed.
CREATE TABLE audit (
  seq           INTEGER  PRIMARY KEY,
  at            TEXT     NOT NULL,
  actor_id      TEXT     NOT NULL,
  procedure     TEXT     NOT NULL,
  object_id     TEXT     NOT NULL,
  payload_hash  BLOB     NOT NULL CHECK (length(payload_hash) = 32),
  prev_hash     BLOB     NOT NULL CHECK (length(prev_hash) = 32),
  hash          BLOB     NOT NULL CHECK (length(hash) = 32),
  signature     BLOB     NOT NULL CHECK (length(signature) = 64)
) STRICT;
CREATE INDEX audit_by_procedure ON audit (procedure, seq);
CREATE INDEX audit_by_object ON audit (object_id, seq);
CREATE TRIGGER audit_is_not_updated BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

-- The content of an entry. Erased when its record moves or is destroyed; the salt goes with it, so the hash says nothing.
CREATE TABLE audit_payload (
  seq   INTEGER  PRIMARY KEY REFERENCES audit (seq),
  salt  BLOB     NOT NULL CHECK (length(salt) = 32),
  body  TEXT     NOT NULL
) STRICT;
CREATE TRIGGER audit_payload_is_not_updated BEFORE UPDATE ON audit_payload BEGIN SELECT RAISE(ABORT, 'a payload is erased, never changed'); END;
