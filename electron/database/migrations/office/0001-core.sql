-- The office: what all vaults share. Lives only in the open file; vaults refer to it, it never refers to them.

-- The archive itself: one row.
CREATE TABLE archive (
  id          TEXT     NOT NULL PRIMARY KEY,
  name        TEXT     NOT NULL CHECK (name <> ''),
  profile     TEXT     NOT NULL CHECK (profile IN ('ordinary', 'accredited')),
  language    TEXT     NOT NULL CHECK (language IN ('zh-CN', 'en')),
  zone        TEXT     NOT NULL,
  founded_at  TEXT     NOT NULL,
  founding    INTEGER  NOT NULL CHECK (founding IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Whoever works with the archive. Rows are never deleted: entries name them for ever.
CREATE TABLE person (
  id                   TEXT  NOT NULL PRIMARY KEY,
  sign_in_name         TEXT  NOT NULL UNIQUE,
  name                 TEXT  NOT NULL CHECK (name <> ''),
  roles                TEXT  NOT NULL CHECK (json_valid(roles)),
  password_changed_on  TEXT  NOT NULL
) STRICT, WITHOUT ROWID;

-- Every key that a person ever signed with: entries made before a new identity stay provable.
CREATE TABLE person_key (
  person_id  TEXT  NOT NULL REFERENCES person (id),
  since      TEXT  NOT NULL,
  sign_key   BLOB  NOT NULL,
  PRIMARY KEY (person_id, sign_key)
) STRICT, WITHOUT ROWID;

-- What the key files said when they were last believed; an older file is noticed by it.
CREATE TABLE pin (
  name   TEXT  NOT NULL PRIMARY KEY,
  value  TEXT  NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key    TEXT  NOT NULL PRIMARY KEY,
  value  REAL  NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fonds (
  id      TEXT  NOT NULL PRIMARY KEY,
  number  TEXT  NOT NULL UNIQUE CHECK (number <> ''),
  name    TEXT  NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

-- The tree of arrangement. A node in use is closed, never deleted.
CREATE TABLE category (
  id         TEXT     NOT NULL PRIMARY KEY,
  fonds_id   TEXT     NOT NULL REFERENCES fonds (id),
  parent_id  TEXT     REFERENCES category (id),
  code       TEXT     NOT NULL CHECK (code <> ''),
  name       TEXT     NOT NULL CHECK (name <> ''),
  template   TEXT     NOT NULL,
  state      TEXT     NOT NULL CHECK (state IN ('active', 'closed')),
  version    INTEGER  NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX category_code ON category (fonds_id, ifnull(parent_id, ''), code);

-- Customers, partners and other bodies that records are about.
CREATE TABLE party (
  entry            INTEGER  PRIMARY KEY,
  id               TEXT     NOT NULL UNIQUE,
  name             TEXT     NOT NULL CHECK (name <> ''),
  name_key         TEXT     NOT NULL,
  usci             TEXT,
  description      TEXT     NOT NULL CHECK (json_valid(description)),
  import_id        TEXT,
  import_row       INTEGER,
  version          INTEGER  NOT NULL,
  changed_at       TEXT     NOT NULL,
  changed_by       TEXT     NOT NULL
) STRICT;
CREATE UNIQUE INDEX party_usci ON party (usci) WHERE usci IS NOT NULL;
CREATE INDEX party_by_name ON party (name_key, entry);
CREATE INDEX party_by_import ON party (import_id, import_row) WHERE import_id IS NOT NULL;

-- One run of the importer. What it brought in names it, so that it can be taken back.
CREATE TABLE import_run (
  id            TEXT     NOT NULL PRIMARY KEY,
  target        TEXT     NOT NULL CHECK (target IN ('items', 'parties')),
  file_name     TEXT     NOT NULL,
  file_hash     TEXT     NOT NULL,
  mapping_hash  TEXT     NOT NULL,
  state         TEXT     NOT NULL CHECK (state IN ('running', 'committed', 'stopped', 'undone')),
  started_at    TEXT     NOT NULL,
  started_by    TEXT     NOT NULL REFERENCES person (id),
  -- When it began or was last resumed: a run that a closed session left running was interrupted.
  active_since  TEXT     NOT NULL,
  created       INTEGER  NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX import_run_by_file ON import_run (file_hash);

-- How ledgers are understood, by the fingerprint of their headings.
CREATE TABLE import_mapping (
  headings  TEXT  NOT NULL PRIMARY KEY CHECK (length(headings) = 64),
  name      TEXT  NOT NULL CHECK (name <> ''),
  target    TEXT  NOT NULL CHECK (target IN ('items', 'parties')),
  mapping   TEXT  NOT NULL CHECK (json_valid(mapping)),
  defaults  TEXT  NOT NULL CHECK (json_valid(defaults)),
  grades    TEXT  CHECK (grades IN ('commercial', 'state')),
  saved_at  TEXT  NOT NULL,
  saved_by  TEXT  NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;

-- Numbers that may never be given again, as keyed hashes: why they are taken is not said.
CREATE TABLE reserved_number (
  hash  BLOB  NOT NULL PRIMARY KEY CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;
