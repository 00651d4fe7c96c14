"""How fast the page answers over a large ledger: each view and each filter, through a real server.

    python bench/ledger_generator.py --help           # makes a ledger of synthetic reports
    python bench/page_speed.py --ledger DIR [--rounds 9]

Prints the first answer of each address after the server's start, and the median and the slowest of the rounds after it,
in milliseconds. The reports of such a ledger are synthetic: the figures are of speed, not of quality.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

FILTERS = (
    "/?words=bridge",
    "/?words=police+harbour",
    "/?earliest=2021-01-01&latest=2021-03-31",
    "/?least=2",
    "/?most=1",
    "/?disputed=1",
    "/?retracted=1",
    "/?order=newest",
    "/?order=articles&page=40",
    "/reports?words=harbour",
)


def answer(address: str, part: bool) -> tuple[float, str]:
    """Milliseconds and text of one answer; `part` as htmx asks."""
    begin = time.perf_counter()
    with urlopen(Request(address, headers={"HX-Request": "true"} if part else {})) as reply:  # noqa: S310  # our own server
        text = reply.read().decode()
    return (time.perf_counter() - begin) * 1000, text


def views(root: str) -> list[tuple[str, bool]]:
    """The addresses that are asked: each view, then each filter as htmx asks for it."""
    listed = answer(f"{root}/?order=articles", part=False)[1]
    event = re.findall(r'class="what" href="(/events/[^"]+)"', listed)[0]
    report = re.findall(r'href="(/reports/[^"#?]+)', answer(root + event, part=False)[1])[0]
    whole = [(path, False) for path in ("/", event, f"{event}?edge=0", report, "/reports")]
    return whole + [(path, True) for path in FILTERS]


@contextmanager
def served(ledger: str) -> Iterator[str]:
    """A fresh server over the ledger; its address."""
    command = [sys.executable, "-m", "headwater.cli", "serve", "--ledger", ledger, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield (server.stdout.readline() if server.stdout else "").split()[0].rstrip("/")
        finally:
            server.terminate()


def main() -> None:
    """Find out what there is to ask for, then ask a fresh server."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--ledger", required=True, help="folder of the ledger")
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    with served(args.ledger) as root:
        asked = views(root)
    with served(args.ledger) as root:
        answer(f"{root}/static/mark.svg", part=False)  # the server is up: what follows is the views' own time
        print(f"{'first':>8}  {'median':>8}  {'slowest':>8}  address")
        for path, part in asked:
            first, *more = [answer(root + path, part)[0] for _ in range(args.rounds + 1)]
            print(f"{first:8.0f}  {statistics.median(more):8.0f}  {max(more):8.0f}  {path}")


if __name__ == "__main__":
    main()
