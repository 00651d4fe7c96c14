"""Time as tests measure it: processor seconds, the least of several runs, and no garbage collection in between.

One run of a few milliseconds says little: a single collection of the parser's heap takes a third of a second and
falls into whichever run is on. The least of several is what the work itself costs.
"""

import gc
from collections.abc import Callable
from time import process_time

TRIES = 5


def least_seconds(job: Callable[[], object], tries: int = 3) -> float:
    """The least processor time, in seconds, that `job` took in so many tries."""
    collecting = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        return min(_once(job) for _ in range(tries))
    finally:
        if collecting:
            gc.enable()


def growth(job: Callable[[int], Callable[[], object]], small: int, large: int, bound: float) -> float:
    """How many times longer the job of size `large` takes than that of size `small`.

    `job(size)` prepares the work, untimed, and gives what is timed. Measured anew, up to five times, while the answer
    is above `bound`, since a machine may be busy with one of the two; real growth stays above it each time.
    """
    one, other = job(small), job(large)
    found = float("inf")
    for _ in range(TRIES):
        found = min(found, least_seconds(other) / max(least_seconds(one), 0.001))
        if found < bound:
            break
    return found


def _once(job: Callable[[], object]) -> float:
    start = process_time()
    job()
    return process_time() - start
