"""The persons whom the recogniser saw in a report: their full names, their titles, and who was told of last."""

from __future__ import annotations

from bisect import bisect_left

from . import tables
from .grammar import Grammar


class People:
    """The persons whom the recogniser saw: full names by surname, and who was the subject of what came before."""

    def __init__(self, grammar: Grammar) -> None:
        self._full: dict[str, list[tuple[int, str]]] = {}
        self._subjects: list[tuple[int, str]] = []
        self._mentioned: list[tuple[int, str]] = []
        self._titles: dict[str, list[tuple[int, str]]] = {}
        for entity in grammar.parse.entities:
            if entity.label != "PERSON":
                continue
            last = entity.last
            while last > entity.first + 1 and grammar.tokens[last - 1].lower in ("'s", "’s", "'", "’"):
                last -= 1
            name = grammar.text((entity.first, last))
            if not name[:1].isupper():
                continue
            if last - entity.first > 1 and name.replace(" ", "").replace("-", "").replace(".", "").isalpha():
                self._full.setdefault(grammar.tokens[last - 1].text, []).append((entity.first, name))
            self._title(grammar, entity.first, last, name)
            self._mentioned.append((entity.first, name))
            if any(grammar.tokens[i].dep in ("nsubj", "nsubjpass") for i in range(entity.first, entity.last)):
                self._subjects.append((entity.first, name))

    def _title(self, grammar: Grammar, first: int, last: int, name: str) -> None:
        """Notes the roles that stand before a name, within it, and in apposition to it."""
        words = [grammar.tokens[i] for i in range(max(first - 3, grammar.sentence(first)[0]), last)]
        for i in range(first, last):
            appositive = grammar.first(i, "appos")
            words += [grammar.tokens[appositive]] if appositive is not None else []
        for word in words:
            if tables.roles().get(word.lower, ("", True)) == ("anonymous", False):
                self._titles.setdefault(word.lower, []).append((first, name))

    def titled(self, noun: str, at: int) -> str | None:
        """The full name of the last person with this role before token `at`, or None."""
        found = next((name for start, name in reversed(self._titles.get(noun, [])[-40:]) if start < at), None)
        return self.full(found, at) if found else None

    def known(self, surname: str) -> bool:
        """Whether some full name of the report ends in it."""
        return surname in self._full

    def full(self, name: str, at: int) -> str:
        """The full name that a surname stands for: the last one before it, else the first one after it."""
        if " " in name.strip() or name not in self._full:
            return name
        forms = self._full[name]
        return next((form for start, form in reversed(forms[-40:]) if start <= at), forms[0][1])

    def mentioned_before(self, at: int, reach: int) -> str | None:
        """The only person whom the report names within reach before token `at`; None for several, or none."""
        last = bisect_left(self._mentioned, (at, ""))
        near = {
            self.full(name, at)
            for start, name in self._mentioned[max(0, last - 8) : last]
            if at - start <= reach
        }
        return near.pop() if len(near) == 1 else None

    def subject_before(self, at: int, reach: int, after: int) -> str | None:
        """The person who was last the subject of a clause, later than token `after` and within reach; or None."""
        place = bisect_left(self._subjects, (at, "")) - 1
        if place < 0:
            return None
        start, name = self._subjects[place]
        return self.full(name, at) if start > after and at - start <= reach else None
