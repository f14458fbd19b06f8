"""The tables of ``record.sqlite``."""

from __future__ import annotations

VERSION = 1

KEPT = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    report TEXT NOT NULL,
    number INTEGER NOT NULL,
    digest TEXT NOT NULL,
    text BLOB NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (report, digest),
    UNIQUE (report, number)
);
CREATE TABLE reading (
    version INTEGER PRIMARY KEY REFERENCES version (id),
    extractor TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE raw_claim (
    version INTEGER NOT NULL REFERENCES reading (version) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (version, position)
) WITHOUT ROWID;
CREATE TABLE current (report TEXT PRIMARY KEY, version INTEGER NOT NULL REFERENCES version (id)) WITHOUT ROWID;
CREATE TABLE set_aside (position INTEGER PRIMARY KEY, file TEXT NOT NULL, derived INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX set_aside_file ON set_aside (file);
CREATE TABLE decision (number INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TRIGGER decision_kept BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER text_kept BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'a kept text is never changed'); END;
CREATE TRIGGER text_stays BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'a kept text is never removed'); END;
"""

DERIVED_TABLES = ("report", "claim", "account", "link", "incident", "membership", "main_incident", "duplicate")

DERIVED = """
CREATE TABLE report (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE claim (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    event TEXT NOT NULL,
    status TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_report ON claim (report);
CREATE TABLE account (position INTEGER PRIMARY KEY, id TEXT NOT NULL, report TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE link (position INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, score REAL NOT NULL, body TEXT NOT NULL);
CREATE TABLE incident (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE membership (account TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE main_incident (report TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE duplicate (report TEXT PRIMARY KEY, original TEXT NOT NULL) WITHOUT ROWID;
"""
