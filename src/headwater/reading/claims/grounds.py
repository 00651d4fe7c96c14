"""What the claims of a report stand on, and a claim before its time is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from headwater.records import ClaimTime, CueStance, Participant, Place, Status

from . import when
from .clauses import Clauses
from .drafts import Draft
from .events import Scene, Typed
from .voices import Voices


@dataclass(frozen=True)
class Ground:
    """What all claims of a report stand on.

    `latest` is the last day on which it can have been published, `quoted` are the tokens between quote marks.
    """

    scene: Scene
    cut: Clauses
    voices: Voices
    dated: dict[int, when.Dated]
    located: dict[int, Place]
    topic: frozenset[str]
    latest: date | None
    quoted: frozenset[int]


class Half(NamedTuple):
    """A claim before its time is known: its tokens, the number of its attribution, and what its words alone tell."""

    draft: Draft
    kept: list[int]
    voice: int
    cue: CueStance
    parts: tuple[Participant, ...]
    typed: Typed
    told: Status
    main: bool
    own: ClaimTime | None
