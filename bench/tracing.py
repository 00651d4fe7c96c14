"""How the cost of tracing grows: synthetic piles of ready readings (see bench/piles.py), time and memory of each.

    python bench/tracing.py [REPORTS ...]        (default: 1000 10000)

Prints for each size the seconds of each stage, the peak of resident memory, the share of the known relays that was
found, and the exponent of growth from one size to the next. The piles are synthetic: the numbers say what it costs, not
how good it is.
"""

from __future__ import annotations

import math
import resource
import sys
import time
from dataclasses import dataclass

from piles import make

from headwater import tracer


@dataclass
class Clock:
    """Prints the seconds since the stage before, when the next one begins."""

    stage: str = ""
    since: float = 0.0

    def begin(self, stage: str) -> None:
        """Begin a stage."""
        now = time.perf_counter()
        if self.stage:
            print(f"    {self.stage:28} {now - self.since:8.2f} s")
        self.stage, self.since = stage, now


def run(reports: int) -> float:
    """Trace one pile; its seconds."""
    pile = make(reports)
    print(f"{reports} synthetic reports, {sum(len(r.claims) for r in pile.readings)} claims")
    clock = Clock()
    began = time.perf_counter()
    result = tracer.trace(pile.readings, clock.begin)
    clock.begin("end")
    seconds = time.perf_counter() - began
    found = {(relay.sender, relay.to) for relay in result.relays}
    right = len(found & pile.relays)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"    {'all':28} {seconds:8.2f} s   {peak:.0f} MiB at most, {len(result.events)} events")
    print(f"    relays: {right / max(1, len(pile.relays)):.3f} found, {right / max(1, len(found)):.3f} right")
    return seconds


def main() -> None:
    """Run the sizes, the smaller first."""
    sizes = sorted(int(size) for size in sys.argv[1:]) or [1000, 10000]
    before: tuple[int, float] | None = None
    for size in sizes:
        seconds = run(size)
        if before:
            growth = math.log(seconds / before[1]) / math.log(size / before[0])
            print(f"    growth from {before[0]}: n to the {growth:.2f}")
        before = (size, seconds)


if __name__ == "__main__":
    main()
