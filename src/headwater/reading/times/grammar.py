"""The grammar of time expressions: the patterns of data/times/rules.tsv over the code letters of the lexer.

A letter stands for a kind of lexeme (see data/times/words.tsv), `d` for a number of 1 to 31, `5` for another, `Q` for
one that can be a year, `f` for a fraction, `T` for a clock time, `8` and `9` for dates in digits; the other letters
are listed with the words. `<NAME>` is one of the parts below. The longest match from the left wins, the earlier rule
among equals. Every repetition is bounded, so that the cost is linear in the text. A LIST is several times that share
words ("3, 5 and 9 May"), taken apart in lists.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater.tables import rows

_PARTS = {
    "COUNT": r"(?:[d5Qf]&?|q)",
    "DAY": r"[do](?!-?[uU%])",
    "MOD": r"(?:m[-@]?|t?ZOt?|[BG]@?t?)?",
    "WEEKDAY": r"(?:(?:t?[lNvF]|[ij]C?|ij|ip|tC|w(?=,?M)|C|jj)?(?:[mBG][-@]?)?W|w)",
    "PART": r"(?:,?[mBG]?D)?",
    "YEAR": r"(?:,?Q|,?O?[ilN]u)?",
    "CLOCK": r"(?:TP?(?:[,(]?I)?|dP(?:[,(]?I)?|[4Q5]I|d!|[dT]@tD)",
    "MD": r"(?:(?:<WEEKDAY>,?)?Mt?<DAY><YEAR>)",
    "DM": r"(?:(?:<WEEKDAY>,?)?t?<DAY>O?M<YEAR>)",
    "OTHER_DAY": r"(?:(?:t?[NFv]|t?j{1,2})u|t?u[<>]|(?:<COUNT>|a)[uU][BG<>])",
    "UNIT": r"[ukhe]",
    "QUARTER": r"(?:t?(?:(?:u-[AB]|Q|v|l)-?)?Y?-?o[kh]|t?[ol]h(?=O)|t?lk(?=OQ)|Y?-?o-[kh])",
    "OF_YEAR": r"(?:,?O?-?(?:Yu?)?Q|,?Ot?[lNin]?Y?u|,?[lNi]Y?u)?",
    "RANGE": r"(?:<COUNT>(?:[-/]{1,2}<COUNT>)?)",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression: the resolver or list of its name, its TIMEX3 type, NONE or LIST, and a guard or none."""

    name: str
    kind: str
    guard: str
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, the earlier before the later among matches of equal length."""
    return tuple(
        Rule(row["name"], row["kind"], row["guard"], re.compile(_whole(row["pattern"])))
        for row in rows("times/rules.tsv")
    )


def _whole(pattern: str) -> str:
    """A pattern with the parts that it names, and the parts that these name, in their places."""
    before = ""
    while before != pattern:
        before = pattern
        for part, meaning in _PARTS.items():
            pattern = pattern.replace(f"<{part}>", meaning)
    return pattern
