"""Claims: clauses that say something checkable about the world, with who, what, when, where, and according to whom.

The way of a clause: `mending` puts the parse right, `clauses` cuts, `drafts` chooses, `events` types, `participants`,
`roles` and `antecedents` find who, `standing` says how it is told, `voices` by whom, `when`, `where` and `counts` the
rest, `evidence` and `wording` (with `finite` and `phrases`) how it is shown; `making` puts it together.
Tables: `data/claims/`.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.records import Actor, Attributed, Claim, Parse, Place, Published, Report, Timex

from ..actors import coreference
from . import antecedents, clauses, drafts, prominence, roles, when, where
from .events import Scene, mishap
from .grounds import Ground
from .making import make
from .mending import mend
from .voices import listen

__all__ = ["find"]


def find(
    report: Report,
    parse: Parse,
    attributed: Attributed,
    times: tuple[Timex, ...],
    places: tuple[Place, ...],
    actors: tuple[Actor, ...],
    published: Published,
) -> tuple[Claim, ...]:
    """Return the claims of a report in the order of their predicates; ids are `c1`, `c2`, ...

    Times and places are those of the clause; where it has none the claim says why. The cost is linear in the text.
    """
    parse = mend(parse)
    voices = listen(parse, attributed)
    cut = clauses.split(parse, frozenset(voices.cues))
    quoted = coreference.quoted(parse)
    who = roles.index(parse, actors)
    who = replace(who, things=antecedents.find(parse, who.ids, voices, quoted))
    scene = Scene(parse, cut.clauses, who, mishap(parse, cut.clauses))
    dated, located = when.index(parse, times), where.index(parse, places)
    ground = Ground(
        scene,
        cut,
        voices,
        dated,
        located,
        prominence.theme(report, parse),
        published.interval.latest,
        quoted,
    )
    return make(ground, drafts.find(scene, cut, voices, frozenset(dated) | frozenset(located), quoted))
