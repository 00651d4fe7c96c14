"""Records to plain JSON values and back, without loss; a value of the wrong kind is an error, never converted.

Spans, intervals and bounds, of which a reading holds hundreds, are written as pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from cattrs import BaseConverter, BaseValidationError, Converter, transform_error
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import CattrsError

from headwater.ledger.errors import DamagedLedger
from headwater.records import Bounds, Interval, Span

Record = TypeVar("Record")


def dump(record: object) -> Any:
    """The record as dictionaries, lists, strings, numbers, booleans and None."""
    return _converter(detailed=False).unstructure(record)


def load(value: object, kind: type[Record]) -> Record:
    """The record that `dump` wrote; DamagedLedger where the value is not one of this kind."""
    if not isinstance(value, dict):
        raise DamagedLedger(f"no {kind.__name__} in the ledger: {value!r} is no object")
    try:
        return _converter(detailed=False).structure(value, kind)
    except (BaseValidationError, CattrsError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedLedger(f"no {kind.__name__} in the ledger: {_where(value, kind)}") from error


def _where(value: object, kind: type) -> str:
    """What is wrong with it and at which place; the quick converter does not tell."""
    try:
        _converter(detailed=True).structure(value, kind)
    except BaseValidationError as error:
        return str(transform_error(error, format_exception=_told)[0])
    return "it cannot be read"


def _told(error: BaseException, _: type | None) -> str:
    return f"it lacks {error}" if isinstance(error, KeyError) else str(error)


@cache
def _converter(detailed: bool) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=detailed)
    converter.register_structure_hook_factory(_is_tuple, _tuple)
    for kind in (str, bool, int):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook(date, lambda value: value.isoformat())
    converter.register_structure_hook(Span, lambda value, _: Span(*_pair(value, _whole)))
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Interval, lambda value, _: Interval(*_pair(value, _day)))
    converter.register_unstructure_hook(Interval, lambda days: [day and day.isoformat() for day in days])
    converter.register_structure_hook(Bounds, _bounds)
    converter.register_unstructure_hook(Bounds, lambda bounds: [bounds.least, bounds.most])
    return converter


def _exactly(kind: type) -> Callable[[object, type], object]:
    def check(value: object, _: type) -> object:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return check


def _is_tuple(kind: Any) -> bool:
    """Whether it is a tuple of any length, such as `tuple[Span, ...]`."""
    return get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis


def _tuple(kind: type, converter: BaseConverter) -> Callable[[object, type], object]:
    each = homogenous_tuple_structure_factory(kind, converter)

    def check(value: object, of: type) -> object:
        if not isinstance(value, list):
            raise TypeError(f"{value!r} is no list")
        return each(value, of)

    return check


def _number(value: object, _: type) -> float:
    if type(value) not in (int, float):
        raise TypeError(f"{value!r} is no number")
    return float(value)  # type: ignore[arg-type]  # it is one: the line above


def _pair(value: object, each: Callable[[Any], Any]) -> list[Any]:
    if not isinstance(value, list) or len(value) != 2:
        raise TypeError(f"{value!r} is no pair")
    return [each(item) for item in value]


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r} is no whole number")
    return value


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _bounds(value: object, _: type) -> Bounds:
    least, most = _pair(value, lambda item: item)
    return Bounds(_whole(least), None if most is None else _whole(most))
