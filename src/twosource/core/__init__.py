"""Frozen types and pure helpers that every stage shares. Standard library only."""
