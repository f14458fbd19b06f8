"""The tables of ``record.sqlite``."""

from __future__ import annotations

VERSION = 5

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

SINCE_2 = """
CREATE INDEX IF NOT EXISTS account_id ON account (id);
CREATE INDEX IF NOT EXISTS account_report ON account (report);
CREATE INDEX IF NOT EXISTS membership_incident ON membership (incident);
CREATE TABLE IF NOT EXISTS machine (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS named (kind TEXT NOT NULL, key TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (kind, key, account, name)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS named_account ON named (account);
CREATE TABLE IF NOT EXISTS listing (
    row INTEGER PRIMARY KEY,
    incident TEXT NOT NULL UNIQUE,
    event TEXT NOT NULL, status TEXT NOT NULL, grade TEXT NOT NULL,
    start TEXT, end TEXT, place TEXT, admin1 TEXT, country TEXT,
    lat REAL, lon REAL, radius_km REAL,
    killed_low INTEGER, killed INTEGER, killed_high INTEGER, killed_said TEXT, killed_group TEXT,
    injured_low INTEGER, injured INTEGER, injured_high INTEGER, injured_said TEXT, injured_group TEXT,
    n_origins INTEGER NOT NULL, n_reports INTEGER NOT NULL,
    by TEXT NOT NULL, against TEXT NOT NULL,
    state TEXT NOT NULL, worth REAL NOT NULL, worth_words TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS listing_time ON listing (status, start, incident, end, grade, killed);
CREATE INDEX IF NOT EXISTS listing_killed ON listing (status, killed, start, incident);
CREATE INDEX IF NOT EXISTS listing_state ON listing (status, state);
CREATE INDEX IF NOT EXISTS listing_worth ON listing (worth DESC, incident);
CREATE INDEX IF NOT EXISTS listing_point ON listing (lon, lat);
CREATE TABLE IF NOT EXISTS listing_value (kind TEXT NOT NULL, value TEXT NOT NULL, row INTEGER NOT NULL,
    PRIMARY KEY (kind, value, row)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS listing_value_row ON listing_value (row);
CREATE VIRTUAL TABLE IF NOT EXISTS listing_text USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE IF NOT EXISTS saved_view (name TEXT PRIMARY KEY, query TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
"""
"""What version 2 added: the lists' index, what the machine said before a person's word, and names. Kept: saved views."""

SINCE_3 = """
CREATE TABLE IF NOT EXISTS touched (seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL);
"""
"""What version 3 added: which rows decisions changed since the last run."""

SINCE_4 = """
CREATE TABLE IF NOT EXISTS formerly (incident TEXT PRIMARY KEY, account TEXT NOT NULL) WITHOUT ROWID;
"""
"""What version 4 added: an account of each incident that is no more, so that its address leads to where that went."""

SINCE_5 = """
CREATE INDEX IF NOT EXISTS link_a ON link (a);
CREATE TABLE IF NOT EXISTS descent (incident TEXT PRIMARY KEY, fate TEXT NOT NULL, came_from TEXT NOT NULL) WITHOUT ROWID;
"""
"""What version 5 added: links by account, and where incidents came from that were others before."""
