"""Which attribution stands within which: a cue inside the content of another is reported by it."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import Draft

DEEPEST = 8
"""Levels of attribution that are kept; beneath that no report is meant."""
_LOOK = 8


def size(draft: Draft) -> int:
    """Tokens in the content of a draft."""
    return sum(last - first for first, last in draft.content)


def _holds_itself(draft: Draft) -> bool:
    return any(first <= draft.head < last for first, last in draft.content)


def around(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the number of the innermost other one whose content holds its cue, and is larger than its own.

    One sweep over the text. Larger content (of two equals the one that does not hold its own cue, then the earlier)
    makes the order strict: no circle can be.
    """
    rank = [(size(draft), not _holds_itself(draft), -number) for number, draft in enumerate(drafts)]
    opening = sorted(
        (first, last, number) for number, draft in enumerate(drafts) for first, last in draft.content
    )
    asked = sorted((draft.head, number) for number, draft in enumerate(drafts))
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    found: list[int | None] = [None] * len(drafts)
    stack: list[tuple[int, int]] = []
    at = 0
    for head, number in asked:
        while at < len(opening) and opening[at][0] <= head:
            _first, last, owner = opening[at]
            stack.append((last, owner))
            at += 1
        while stack and stack[-1][0] <= head:
            stack.pop()
        for last, owner in reversed(stack[-_LOOK:]):
            if last > head and owner != number and rank[owner] > rank[number]:
                found[number] = owner
                break
    for number, draft in enumerate(drafts):
        known = numbers.get(id(draft.outer)) if draft.outer else None
        if known is not None and found[known] != number and drafts[known].outer is not draft:
            found[number] = known
    return _acyclic(found)


def _acyclic(around: list[int | None]) -> list[int | None]:
    """The same nesting with every circle opened (content and explicit nesting can contradict each other)."""
    state = [0] * len(around)  # 0: not seen, 1: on the present path, 2: done
    for start in range(len(around)):
        path, here = [], start
        while state[here] == 0:
            state[here] = 1
            path.append(here)
            outer = around[here]
            if outer is None:
                break
            if state[outer] == 1:
                around[here] = None
                break
            here = outer
        for number in path:
            state[number] = 2
    return around
