"""What Pydantic says of a value, in sentences for the author of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from teams.exchange.document.problems import LONGEST_SHOWN, Path, shown
from teams.exchange.document.schema import DocumentEntry

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FEW = 12

_KINDS = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping, such as {key: value}",
    "model_type": "a mapping, such as {key: value}",
    "model_attributes_type": "a mapping, such as {key: value}",
    "string_type": "a text",
}


def nearest(text: str, known: Collection[str]) -> str:
    """“; did you mean …?”, or the end of the sentence where nothing is near."""
    near = get_close_matches(text[:LONGEST_SHOWN].casefold(), known, n=1, cutoff=0.6)
    return f"; did you mean “{near[0]}”?" if near else "."


def nearest_or_all(text: str, known: Collection[str]) -> str:
    """The nearest; where nothing is near, what there is, unless that is much."""
    near = nearest(text, known)
    if near != "." or len(known) > FEW:
        return near
    return f"; there are {', '.join(sorted(known))}." if known else "; there are none."


def sentence(error: ErrorDetails) -> str:
    path: Path = error["loc"]
    last = str(path[-1]) if path else ""
    value, context = error["input"], error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            return f"Unknown key {shown(last)}{nearest_or_all(last, _fields_at(path[:-1]))}"
        case "missing":
            return f"“{last}” is missing{_within(path[:-1])}."
        case "enum":
            known = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            return f"{last}: {shown(value)} is not known here ({', '.join(known)}){nearest(str(value), known)}"
        case "greater_than_equal":
            return f"“{last}” is at least {context['ge']}."
        case "less_than_equal":
            return f"“{last}” is at most {context['le']}."
        case "value_error":
            return _with_value(str(context["error"]), path, value)
        case kind if kind in _KINDS:
            return f"{_subject(path)} is {_KINDS[kind]}, not {shown(value)}."
        case _:
            return f"{_subject(path)}: {error['msg']}."


def _with_value(message: str, path: Path, value: Any) -> str:
    if isinstance(value, dict):
        return message
    name = str(path[-1]) if path and isinstance(path[-1], str) else ""
    return (
        f"{name}: {message} Found: {shown(value)}." if name else f"{message} Found: {shown(value)}."
    )


def _subject(path: Path) -> str:
    names = [f"“{step}”" for step in path if isinstance(step, str) and step != "[key]"]
    if not names:
        return "The document"
    return names[-1] if isinstance(path[-1], str) else f"An entry of {names[-1]}"


def _within(path: Path) -> str:
    return f" in an entry of “{path[0]}”" if len(path) > 1 else f" in “{path[0]}”" if path else ""


def _fields_at(path: Path) -> list[str]:
    model: type[BaseModel] = DocumentEntry
    for step in path:
        if isinstance(step, str):
            model = next(_models_in(model.model_fields[step].annotation), model)
    return list(model.model_fields)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
