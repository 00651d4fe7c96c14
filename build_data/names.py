"""Which of a place's names are kept, and the short forms that news uses for units ("Musan" for Musan-gun)."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

MAIN, OTHER, SHORT, ABBREVIATION, CODE = range(5)
_PATH = Path(__file__).resolve().parent.parent / "src" / "headwater" / "reading" / "places" / "names.py"

# Words for kinds of units that stand after or before the name proper, normalised; longest first in the pattern.
_AFTER = (
    "administrative region", "autonomous region", "autonomous prefecture", "autonomous county", "autonomous okrug",
    "city municipality", "county", "parish", "borough", "census area", "province", "district", "governorate",
    "department", "municipality", "region", "state", "prefecture", "oblast", "krai", "kray", "rayon", "raion",
    "respublika", "republic", "okrug", "gun", "kun", "si", "do", "to", "shi", "sheng", "xian", "diqu", "guyok", "ku",
    "gu", "gorodskoy okrug", "municipio", "municipiul", "voivodeship", "wilaya", "emirate", "canton", "division",
    "territory", "islands", "the",
)  # fmt: skip
_BEFORE = (
    "province of", "state of", "county of", "city of", "city and county of", "republic of", "region of", "emirate of",
    "municipality of", "canton of", "department of", "departamento de", "departamento del", "provincia de",
    "provincia di", "provincia della", "provincia del", "municipio de", "estado de", "region de", "departement de",
    "departement du", "landkreis", "kreis", "powiat", "provincie", "gorod", "city", "wilaya de", "okres",
)  # fmt: skip
_SHORTENED = re.compile(
    rf"(?:(?:{'|'.join(sorted(_BEFORE, key=len, reverse=True))}) )?(.{{3,}}?)"
    rf"(?: (?:{'|'.join(sorted(_AFTER, key=len, reverse=True))}))?"
)
# Endings of romanised adjectives, so that Babyninskiy, Babyninsky and Babyninskij agree.
_ADJECTIVE = re.compile(r"(?:iy|ij|yy|ii)(?= |$)")


def _load_normalise() -> Callable[[str], str]:
    spec = spec_from_file_location("_headwater_names", _PATH)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module at {_PATH}")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    loaded: Callable[[str], str] = module.normalise
    return loaded


normalise = _load_normalise()


def latin(name: str) -> bool:
    """Whether English news could print this name: Latin letters that begin with a capital, and no mere code."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 2 or not letters[0].isupper() or len(name) > 60:
        return False
    if len(letters) <= 4 and name.isupper():
        return False  # codes of airports and the like
    return all(unicodedata.name(c, "").startswith(("LATIN", "MODIFIER")) for c in letters)


def keys(main: str, others: Iterable[str], *, unit: bool) -> dict[str, int]:
    """The keys of a place with the kind of each, the best kind where two names share a key."""
    found: dict[str, int] = {}

    def put(key: str, kind: int) -> None:
        if len(key) >= 2 and found.get(key, 9) > kind:
            found[key] = kind

    for name, kind in [(main, MAIN), *((other, OTHER) for other in others if latin(other))]:
        for form in _inverted(name):
            key = normalise(form)
            put(key, kind)
            if _ADJECTIVE.search(key):
                put(_ADJECTIVE.sub("y", key), kind)
            if unit and (short := _SHORTENED.fullmatch(key)):
                put(_ADJECTIVE.sub("y", short[1]), SHORT)
                put(short[1], SHORT)
    return found


def stem(key: str) -> str:
    """What a Slavic adjective shares with the town that it comes from: Babyninsky and Babynino."""
    cut = re.sub(r"(?:sky|skaya|skoye|skiy|ski)$", "", key)
    return f"{cut if cut != key else re.sub('(?:o|a|y|e|sk)$', '', key)}~"


def airport_keys(name: str, city: str) -> dict[str, int]:
    """The keys of an airport: its name, the name without "international", and its town's name with "airport"."""
    full = normalise(name)
    short = full.replace(" international ", " ")
    found = {full: MAIN, short: OTHER} if len(short.split()) > 1 else {}
    if city and full.endswith("airport"):
        found.setdefault(f"{normalise(city)} airport", SHORT)
    return found


def _inverted(name: str) -> list[str]:
    """A name of an index turned round: "Khakasiya, Respublika" as "Khakasiya" and "Respublika Khakasiya"."""
    head, comma, tail = name.partition(", ")
    return [head, f"{tail} {head}"] if comma and len(head) > 2 else [name]
