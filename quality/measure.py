"""Runs the scorers beside the project and keeps the record of quality.

    python quality/measure.py --scorers ../shared/eval/score --program .venv/bin/headwater    # all, a new record
    python quality/measure.py ... --only events abuse                                         # some, into the record
    python quality/measure.py ... --check readings origins                                    # fail where one fell

The record is docs/quality.json; docs/quality.md is made from it. Exit status 0: measured, or nothing fell; 1: a figure
is more than 0.02 below the record, or a scorer failed. Where the scorers are not there it says so and exits with 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "docs" / "quality.json"
PAGE = ROOT / "docs" / "quality.md"
SLACK = 0.02
"""How far a figure may fall below the record: what differs between machines, and no more."""


@dataclass(frozen=True)
class Scorer:
    """One script, the data it measures on, and the figures that are kept; more is better for each but `falling`."""

    name: str
    script: str
    data: str
    figures: tuple[str, ...]
    options: tuple[str, ...] = ()
    falling: frozenset[str] = field(default_factory=frozenset)
    python: bool = False


_TRACED = (
    "event_f1", "claim_bcubed_f1", "origins", "origins_min", "origins_max", "gateways", "articles", "relay_f1",
    "chain_loose", "contradictions", "disputed", "retraction", "published",
)  # fmt: skip

SCORERS = (
    Scorer(
        "readings",
        "readings.py",
        "10 hand-made readings of single reports",
        (
            "times_f1", "interval", "places", "content_f1", "cue_f1", "source_f1", "attr_chain", "claim_r", "status",
            "status_macro", "when", "claim_chain", "role", "published",
        ),
    ),
    Scorer("seed", "readings.py", "the seed report alone", ("content_f1", "attr_chain", "role"), ("--limit", "1")),
    Scorer(
        "origins",
        "origins.py",
        "10 invented dossiers with 24 gold events",
        _TRACED,
    ),
    Scorer(
        "origins-open",
        "origins.py",
        "6 dossiers of our own by another hand, 18 gold events",
        _TRACED,
        ("--data", "quality/dossiers/open"),
    ),
    Scorer(
        "origins-apart",
        "origins.py",
        "11 more by two hands, which nothing was tuned on",
        _TRACED,
        ("--data", "quality/dossiers/apart"),
    ),
    Scorer(
        "attribution",
        "attribution.py",
        "PolNeAR dev, 84 articles",
        ("source_f1", "cue_f1", "content_f1", "link_f1"),
    ),
    Scorer(
        "times-timebank",
        "times.py",
        "TimeBank, 183 documents",
        ("strict_f1", "value_f1"),
        ("--corpus", "timebank"),
    ),
    Scorer(
        "times-aquaint",
        "times.py",
        "AQUAINT, 73 documents",
        ("strict_f1", "value_f1"),
        ("--corpus", "aquaint"),
    ),
    Scorer(
        "places-lgl",
        "places.py",
        "LGL, 588 articles",
        ("span_f1", "accuracy161", "end_f1"),
        ("--corpus", "lgl"),
    ),
    Scorer(
        "places-geovirus",
        "places.py",
        "GeoVirus, 229 articles",
        ("span_f1", "accuracy161", "end_f1"),
        ("--corpus", "geovirus"),
    ),
    Scorer("events", "events.py", "PLOVER records, 158 sentences", ("type_hit", "type_p", "actor", "recipient")),
    Scorer("extraction", "extraction.py", "article extraction, 91 pages", ("f1",)),
    Scorer(
        "linking",
        "linking.py",
        "ECB+, 772 documents",
        ("pair_f1", "bcubed_f1", "confused"),
        falling=frozenset({"confused"}),
    ),
    Scorer(
        "speed",
        "speed.py",
        "200 Wikinews articles against bare spaCy",
        ("net_ratio",),
        ("--articles", "200"),
        frozenset({"net_ratio"}),
        python=True,
    ),
    Scorer("abuse", "abuse.py", "about 200 hostile inputs", ("passed",)),
)  # fmt: skip


def run(scorer: Scorer, folder: Path, program: str) -> dict[str, list[float]]:
    """{figure: [value, low, high]} of one scorer; RuntimeError with its message where it fails."""
    command = [
        sys.executable,
        str(folder.resolve() / scorer.script),
        "--program",
        program,
        "--json",
        *scorer.options,
    ]
    if scorer.python:
        command += ["--python", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise RuntimeError(f"{scorer.name}: exit status {done.returncode}: {done.stderr.strip()[-800:]}")
    printed = next(line for line in reversed(done.stdout.splitlines()) if line.startswith('{"name"'))
    metrics = json.loads(printed)["metrics"]
    missing = [name for name in scorer.figures if name not in metrics]
    if missing:
        raise RuntimeError(f"{scorer.name} prints no {', '.join(missing)}; it has {', '.join(metrics)}")
    return {
        name: [round(metrics[name][key], 4) for key in ("value", "low", "high")] for name in scorer.figures
    }


def fallen(scorer: Scorer, now: dict[str, list[float]], before: dict[str, list[float]]) -> list[str]:
    """One line for each figure that is worse than the record by more than SLACK."""
    lines = []
    for name, (value, *_) in now.items():
        if name in before:
            loss = value - before[name][0] if name in scorer.falling else before[name][0] - value
            if loss > SLACK:
                lines.append(f"{scorer.name} {name}: {value:.4f}, on record {before[name][0]:.4f}")
    return lines


def page(record: dict[str, dict[str, list[float]]]) -> str:
    """The record as a table for a person."""
    lines = [
        "# Measured quality",
        "",
        "Made by `make measure` from the scorers and the development data in `../shared/eval`; not edited by hand. The",
        "brackets are 95% bootstrap intervals over documents (for speed: the smallest and largest round). These are",
        "development data: the program was looked at on them while it was written, so expect less on other texts.",
        "",
        "| measured on | command (`--program .venv/bin/headwater`) | figure | value |",
        "|---|---|---|---|",
    ]
    for scorer in SCORERS:
        for name, (value, low, high) in record.get(scorer.name, {}).items():
            command = " ".join((scorer.script, *scorer.options))
            lines.append(f"| {scorer.data} | `{command}` | {name} | {value:.3f} [{low:.3f}, {high:.3f}] |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure, or check against the record."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scorers", type=Path, required=True, help="folder of the scoring scripts")
    parser.add_argument("--program", required=True, help="the command to measure")
    parser.add_argument(
        "--only", nargs="+", metavar="NAME", help="measure these and leave the rest of the record"
    )
    parser.add_argument(
        "--check", nargs="+", metavar="NAME", help="compare these with the record, change nothing"
    )
    args = parser.parse_args()
    if not args.scorers.is_dir():
        print(f"nothing measured: no scorers in {args.scorers}")
        return 0
    record = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    wanted = args.check or args.only
    chosen = [scorer for scorer in SCORERS if not wanted or scorer.name in wanted]
    problems = []
    for scorer in chosen:
        try:
            now = run(scorer, args.scorers, args.program)
        except RuntimeError as error:
            problems.append(str(error))
            continue
        print(scorer.name, " ".join(f"{name}={value:.4f}" for name, (value, *_) in now.items()), flush=True)
        if args.check:
            problems += fallen(scorer, now, record.get(scorer.name, {}))
        else:
            record[scorer.name] = now
    if not args.check:
        RECORD.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        PAGE.write_text(page(record), encoding="utf-8")
    for problem in problems:
        print(f"FELL OR FAILED  {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
