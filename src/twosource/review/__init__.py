"""Decisions of people: an append-only log, and what it means for linking."""
