"""Keys under which spellings of one place name meet: case, accents, articles and generic words folded away."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

_DROP = "'’‘`´ʼʻʿʾˈʹʺ′\".ـ\u200c\u200d\u200e\u200f\u200b\ufeff"
_SPACE = "-–—‐‑/_\u00a0\u2009\u202f,;:"
_SAME = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ŋ": "n",
    "ə": "e", "ħ": "h", "ŧ": "t", "ƙ": "k", "ɗ": "d", "ɓ": "b", "ɛ": "e", "ɔ": "o", "ƴ": "y", "ŀ": "l",
    "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه", "ٱ": "ا", "ە": "ه",
}  # fmt: skip
_TABLE = {ord(c): None for c in _DROP} | {ord(c): " " for c in _SPACE} | {ord(k): v for k, v in _SAME.items()}
_ARABIC_ARTICLE = re.compile(r"(?<!\S)(?:ال|لل)(?=\S{2})")
_KIND = re.compile(
    r"^(?:the )?(?:village|town|city|district|province|governorate|subdistrict|neighbou?rhood|camp|area|region|countryside)s? of "
    r"|\s(?:village|town|city|district|province|governorate|subdistrict|sub-district|neighbou?rhood|area|region|countryside|county"
    r"|oblast|raion)s?$|^(?:قرية|قريه|مدينة|بلدة|ناحية|محافظة|منطقة|حي|مخيم)\s",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def _bare(text: str) -> str:
    """Letters without their marks, odd forms of a letter made plain (which may bring capitals back)."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def folded(name: str) -> str:
    """Lower case without accents, apostrophes and points; hyphens become spaces. Keeps the script."""
    plain = name.lower() if name.isascii() else _bare(_bare(name).lower())
    return " ".join(plain.translate(_TABLE).split())


def latin(name: str) -> bool:
    """True when the letters of ``name`` are Latin ones (an odd mark aside)."""
    return name.isascii() or all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in name)


def without_kind(name: str) -> str:
    """``Bab al-Hawa village`` without the word that says what it is; the name itself where nothing else would be left."""
    return _KIND.sub("", name).strip(" ,") or name


def without_brackets(name: str) -> str:
    """``Jandol (Aleppo)`` without what stands in brackets; the name itself where nothing else would be left."""
    return " ".join(_BRACKETS.sub(" ", name).split()) or name


@dataclass(frozen=True)
class Spelling:
    """Articles, generic words and words for parts of places, from ``data/spelling.toml``. ``said``: the sounds of names
    that were looked at, a memory of ``sounds.spoken``."""

    articles: dict[str, str]
    generics: dict[str, str]
    arabic: dict[str, str]
    forms: frozenset[str]
    qualifiers: frozenset[str] = frozenset()
    surroundings: frozenset[str] = frozenset()
    said: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def parts(self, name: str) -> tuple[str, ...]:
        """Folded words without articles, generic words in one spelling."""
        text = folded(name)
        if not text.isascii():
            text = _ARABIC_ARTICLE.sub("", text)
        words = text.split()
        kept = []
        for i, word in enumerate(words):
            if i + 1 < len(words):
                head = self.articles.get(word)
                if head is not None and words[i + 1].startswith(head):
                    continue
                word = self.generics.get(word, word)
            elif i:
                word = self.generics.get(word, word) if word in ("zor", "zour", "zaur", "zur") else word
            kept.append(word)
        return tuple(kept)

    def key(self, name: str) -> str:
        """The parts glued together: ``Tall Tamr``, ``Tal-Tamr`` and ``Tell Tamr`` share one key."""
        return "".join(self.parts(name))

    def generic_and_rest(self, name: str) -> tuple[str | None, str]:
        """``Khan al-Asal`` is ``("khan", "asal")``: the generic word that opens the name, and what tells it apart."""
        parts = self.parts(name)
        if len(parts) > 1 and (generic := self.arabic.get(parts[0]) or (parts[0] if parts[0] in self.forms else None)):
            return generic, "".join(parts[1:])
        return None, "".join(parts)


@lru_cache(maxsize=1)
def load_spelling() -> Spelling:
    """Read the packaged table. Called by whoever opens or builds a gazetteer, not at import."""
    raw = tomllib.loads(resources.files("twosource.resolve").joinpath("data/spelling.toml").read_text("utf-8"))
    generics = {variant: form for form, variants in raw["generics"].items() for variant in variants}
    return Spelling(
        articles=dict(raw["articles"]),
        generics=generics,
        arabic={folded(word): form for word, form in raw["arabic"].items()},
        forms=frozenset(raw["generics"]),
        qualifiers=frozenset(raw["parts"]["qualifiers"]),
        surroundings=frozenset(raw["parts"]["surroundings"]),
    )
