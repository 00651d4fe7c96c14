"""The grammar of time expressions: one visible table of patterns over the code letters of the lexer.

A letter stands for a kind of lexeme (see data/times/words.tsv), `d` for a number of 1 to 31, `5` for another, `Q` for
one that can be a year, `f` for a fraction, `T` for a clock time, `8` and `9` for dates in digits; the other letters
are listed with the words. `<NAME>` is one of the parts below. The longest match from the left wins, the earlier rule
among equals. Every repetition is bounded, so that the cost is linear in the text. A LIST is several times that share
words ("3, 5 and 9 May"), taken apart in lists.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["DATE", "TIME", "DURATION", "SET", "NONE", "LIST"]

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
    "UNIT": r"[ukhe]",
    "QUARTER": r"(?:t?(?:(?:u-[AB]|Q|v|l)-?)?Y?-?o[kh]|t?[ol]h(?=O)|t?lk(?=OQ)|Y?-?o-[kh])",
    "OF_YEAR": r"(?:,?O?-?Q|,?Ot?[lNin]?Y?u|,?[lNi]Y?u)?",
    "RANGE": r"(?:<COUNT>(?:[-/]{1,2}<COUNT>)?)",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression: `reads` says what its bare number is (a day, an ordinal, a count)."""

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    guard: str = ""


def _rule(name: str, kind: Kind, pattern: str, guard: str = "") -> Rule:
    while "<" in pattern.replace("[<>]", ""):
        before = pattern
        for part, meaning in _PARTS.items():
            pattern = pattern.replace(f"<{part}>", meaning)
        if pattern == before:
            break
    return Rule(name, kind, re.compile(pattern), guard)


RULES: tuple[Rule, ...] = (
    # Not times, though they look like it: ages, and the like.
    _rule("age", "NONE", r"X?<COUNT>-?[uU]-?%"),
    # Dates in digits.
    _rule("iso", "DATE", r"8"),
    _rule("slashed", "DATE", r"9"),
    # Lists whose members share a month, a year, an hour's half of the day.
    _rule("days", "LIST", r"(?:<WEEKDAY>,?)?Mt?<DAY>(?:,t?<DAY>){0,8},?\+t?<DAY><YEAR>", "listed_days"),
    _rule("days", "LIST", r"t?<DAY>(?:,t?<DAY>){0,8},?\+t?<DAY>O?M<YEAR>"),
    _rule("months", "LIST", r"<MOD>M(?:,M){0,10},?[+/]<MOD>M(?:,?O?Q|,?O?[ilN]u)"),
    _rule("seasons", "LIST", r"t?S[+/]t?S(?:O?,?Q|,?Ot?[liN]u)"),
    _rule("quarters", "LIST", r"t?o(?:,t?o){0,2},?[+/]t?o-?[kU]<OF_YEAR>", "quarters"),
    _rule("clocks", "LIST", r"z?[dT](?:,[dT]){0,4},?[+/-]z?[dT]P(?:[,(]?I)?(?:(?:,|@t?)?(?:<WEEKDAY>|y))?"),
    _rule("weekdays", "LIST", r"W(?:,W){0,5},?[+/]W(?:,?Ot?)?[liN]u", "week"),
    # A clock time with its day.
    _rule("time_of_day", "TIME", r"z?(?:<CLOCK>|c|m?-?D)(?:,|@t?|Ot?)?(?:<MD>|<DM>|<WEEKDAY>|y)"),
    _rule("clock", "TIME", r"z?(?:TP(?:[,(]?I)?|T[,(]?I|dP(?:[,(]?I)?|[4Q5]I|d!(?:@tD)?|[dT]@tD)"),
    _rule("clock", "TIME", r"z?(?<=@)z?T", "clock"),
    _rule("clock", "TIME", r"z?m?c"),
    # Days of a month.
    _rule("day", "DATE", r"z?<MOD>[lNi]?(?:<MD>|<DM>)<PART>", "day"),
    _rule("days", "DATE", r"(?:t?DO)?M[do][-/][do]<YEAR>"),
    _rule("days", "DATE", r"(?:t?DO)?t?[do][-/]t?[do]O?M<YEAR>"),
    _rule("day_in_month", "DATE", r"(?<=@)to(?=[.,=])", "ordinal_day"),
    _rule("day_of_month", "DATE", r"t?oO(?:t?[liN]u|tu)", "of_month"),
    # Weekdays.
    _rule("weekday", "DATE", r"<WEEKDAY><PART>", "weekday"),
    _rule("weekday_of_week", "DATE", r"W<PART>(?:,?Ot?)?[liN]u", "week"),
    _rule("weekdays", "SET", r"(?:Eo?W(?:D|g)?|x[Dg]?|Wg)"),
    _rule("set", "SET", r"t?[ol]W[O@]Eu"),
    _rule("nth_weekday", "DATE", r"t?[ol]W[O@](?:t?M(?:,?O?Q)?|t?[liN]?u)", "of_month"),
    _rule("week_of", "DATE", r"tuO(?:<MD>|<DM>)"),
    # Today and its neighbours, parts of days.
    _rule("deictic_day", "DATE", r"<MOD>yD?"),
    _rule("deictic_day", "DATE", r"[mBG]?1"),
    _rule("part_of_day", "TIME", r"[mBG]?(?:i|t?j|t?[NFv]|l)[mBG]?-?D"),
    _rule("part_of_day", "TIME", r"(?:(?<=@)t?m?-?D|m-?D)(?!O)"),
    # Months and years.
    _rule("month", "DATE", r"z?<MOD>(?:[liNpv]|[ij]C|ip|t[vFNC])?M(?:,?O?Q|,?O?[liN]u)?", "month"),
    _rule("months", "SET", r"EM"),
    _rule("year", "DATE", r"z?<MOD>(?:tu)?Q(?:/G|\+G)?", "year"),
    _rule("years", "DATE", r"z?t?(?:Yu?)?Q[-/][d5]", "years"),
    _rule("fiscal_year", "DATE", r"<MOD>t?Yu?Q"),
    _rule("decade", "DATE", r"z?t?(?:m-?|ZOt?|[lo]?hOt?)?V", "decade"),
    _rule("century", "DATE", r"(?:t?ZO)?t?(?:m-?)?o-?u", "century"),
    # Weeks, months, years... seen from now or from another date.
    _rule("relative", "DATE", r"z?<MOD>(?:t?[lNpvFCnLX]|i|t?j|ip|iC|t?jj|nY|t[nL]Y)[YX]?<UNIT>[D0]?", "relative"),
    _rule("relative", "DATE", r"<MOD>tY?<UNIT>(?![-'])", "definite"),
    _rule("duration", "DURATION", r"tY?u(?=7)"),
    _rule("relative", "DATE", r"z?t?Z(?:O|-)t?[uk]"),
    _rule("relative", "DATE", r"z?u-?'?Z"),
    _rule("ordinal_unit", "DATE", r"t?[ol][ue]O(?:M(?:,?Q)?|t?[iNl]?u)"),
    # Quarters and halves.
    _rule("quarter", "DATE", r"z?<QUARTER><OF_YEAR>", "quarter"),
    _rule("quarter", "DATE", r"[ilN]u'Y?o?-?[kh]"),
    _rule("latest_period", "DATE", r"t[LlvFn][rk]|[ij]r|t?r[lNi]u"),
    _rule("quarter", "DATE", r"t?K,?O?-?(?:Y?Q)?"),
    _rule("year_period", "DATE", r"tQY?(?:[kr])"),
    _rule("year_ago_period", "DATE", r"(?:t?u-[AB]-?(?:[kr]|o-?k)|u-[AB]|t[kr]au[AB])"),
    _rule("duration", "DURATION", r"t?u-[AB]-?(?:<COUNT>)U"),
    # So long before or after.
    _rule("from_day", "DATE", r"z?(?:<COUNT>|a)[uU](?:A@?|R)(?:y|W)"),
    _rule("from_day", "DATE", r"t(?:[ue]|D)[<>](?:t?[lNvF]?[WH]|<MD>|<DM>|y)"),
    _rule("event_day", "DATE", r"t(?:[uek]|D)[<>]", "event_day"),
    _rule("event_days", "DURATION", r"(?:t?[bCp6]?|tm?)U(?=[<>])", "event_days"),
    _rule("some_day", "DATE", r"du(?![-<>])", "some_day"),
    _rule("shift", "DATE", r"[z_]?(?:<COUNT>(?:-?/?-?<COUNT>)?|aq?)?X?-?[uU](?:-?&)?0?(?:[AG]|B|R[2y])"),
    _rule("shift", "DATE", r"[z_]?U(?:[AG]|R[2y])"),
    # Seasons and holidays.
    _rule("season", "DATE", r"<MOD>(?:[liNpvjF]|t[lNvFn]|ip|[ij]C)?t?m?-?S(?:O?,?Q(?:-[d5])?|,?Ot?[liN]u)?", "season"),
    _rule("season", "DATE", r"QS"),
    _rule("holiday", "DATE", r"(?:[liN]|tN)?H(?:,?Q|[ueD])?", "holiday"),
    # Durations and sets.
    _rule("duration", "DURATION", r"[z_]?(?:E?Ot?|t)?(?:[lpNCFvo]|iC|L)(?:<COUNT>)(?:[-/]<COUNT>)?X?U0?"),
    _rule("duration", "DURATION", r"[z_]?[tiJ](?:<COUNT>)-?X?U"),
    _rule("duration", "DURATION", r"u-X(?![ukeU])", "long"),
    _rule("vague_duration", "DURATION", r"U-X(?![ukeU])", "long"),
    _rule("duration", "DURATION", r"[z_]?(?:aX(?=[qd5]))?<RANGE>-?X?-?[Uu](?:-?&|0)?", "duration"),
    _rule("rate", "NONE", r"aX?u", "rate"),
    _rule("duration", "DURATION", r"[z_]?aX?u(?:-?&|(?!-))"),
    _rule("duration", "DURATION", r"[z_]?au/d", "or_two"),
    _rule("set", "SET", r"(?:<COUNT>)-?Uau"),
    _rule("set", "SET", r"(?<![d5q])s"),
    _rule("vague_duration", "DURATION", r"(?:t?[bCp6]|J)U|tU6"),
    _rule("vague_duration", "DURATION", r"t[mo]?U", "span_of_years"),
    _rule("vague_duration", "DURATION", r"(?:[z_]?U|u-(?=\.))", "bare_units"),
    _rule("set", "SET", r"E(?:o|X)?[ukeDH]"),
    _rule("set", "SET", r"Ed[U]"),
    _rule("set", "SET", r"(?:<COUNT>)?\*[aE]u"),
    _rule("set", "SET", r"3", "adverb"),
    # References without a date.
    _rule("reference", "DATE", r"2"),
    _rule("reference", "DATE", r"tp", "past"),
    _rule("reference", "DATE", r"n", "current"),
)  # fmt: skip
