"""What the reader makes of a text, one line an attribution: "outermost > ... > innermost | cue | content"."""

from __future__ import annotations

from headwater.records import Attributed, Attribution


def lines(attributed: Attributed, text: str) -> list[str]:
    """The attributions in the order in which they are printed; pieces of content are joined by " ... "."""
    by_id = {a.id: a for a in attributed.attributions}
    return [
        " | ".join(
            (" > ".join(chain(attributed, a, by_id)), words(text, a.cue_spans), words(text, a.content_spans))
        )
        for a in attributed.attributions
    ]


def chain(attributed: Attributed, item: Attribution, by_id: dict[str, Attribution]) -> list[str]:
    """The sources from the outermost inward: names, else descriptions; "nobody" where nobody is credited."""
    found: list[str] = []
    here: Attribution | None = item
    while here is not None:
        source = next((s for s in attributed.sources if s.id == here.source), None)
        nobody = source is None or source.id == attributed.nobody
        found.insert(0, "nobody" if nobody or source is None else source.name or source.description)
        here = by_id[here.within] if here.within else None
    return found


def words(text: str, spans: tuple[object, ...]) -> str:
    """The characters of spans, joined."""
    return " ... ".join(span.of(text).replace("\n", " ") for span in spans)  # type: ignore[attr-defined]
