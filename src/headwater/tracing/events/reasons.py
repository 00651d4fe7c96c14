"""Why the claims of an event were joined: what speaks for it and against it on the whole, and what is unsure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from headwater.records import Event, Reading
from headwater.tracing.words import rarity, stems

from .features import REASON, WEIGHT
from .marks import Mark, marks
from .pairs import features, local_weight

UNSURE = 0.3
"""Mean log-odds of one event, either way of even, within which a claim's belonging is unsure."""
_SLIGHT = 0.05
"""Mean log-odds below which a feature is not worth a word."""
_MOST = 400
"""Claims of one event that are compared, the first of them."""


class Joined(NamedTuple):
    """Reasons in words with their mean log-odds, the weightiest first; the unsure claims by report and id."""

    reasons: tuple[tuple[str, float], ...]
    unsure: tuple[tuple[str, str], ...]


def joined(event: Event, readings: Sequence[Reading]) -> Joined | None:
    """The reasons, over the pairs of claims of different reports; None where one report alone tells the event.

    They are computed anew from the reports of the event alone, so that they can differ a little from those by which it
    was joined among the others of its pile.
    """
    keys = {(claim.report, claim.claim) for claim in event.claims}
    told = [reading for reading in readings if reading.report.id in {report for report, _ in keys}]
    every = [mark for reading in sorted(told, key=lambda r: r.report.id) for mark in marks(reading)]
    found = [mark for mark in every if mark.item.key in keys][:_MOST]
    apart = _different_reports(found)
    if not apart.any():
        return None
    weight = local_weight(every, rarity(stems(reading.report.text) for reading in told))
    odds, reasons = np.zeros(apart.shape), []
    for name, matrix in features(found, weight):
        share = WEIGHT[name] * matrix
        odds += share
        reasons.append((REASON[name], float(share[apart].mean())))
    kept = sorted((r for r in reasons if abs(r[1]) >= _SLIGHT), key=lambda r: (-abs(r[1]), r[0]))
    means = (odds * apart).sum(1) / np.maximum(1, apart.sum(1))
    return Joined(
        tuple(kept), tuple(m.item.key for m, x in zip(found, means, strict=True) if abs(x) < UNSURE)
    )


def _different_reports(found: Sequence[Mark]) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    reports = np.array([mark.item.report for mark in found], dtype=object)
    different: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = reports[:, None] != reports[None]
    return different
