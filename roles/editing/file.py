"""An organisation's definitions as a file: written, and read back into what is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import yaml

from organisations.models import Organisation
from roles.definitions.entries import NOTHING
from roles.definitions.model import Catalogue
from roles.definitions.one_file import HEAD, VERSION, Read
from roles.editing.standing import Mark, marks_of, standing_of
from roles.editing.values import Wanted, blank_values
from roles.entries import KINDS, Kind, Values

SECTION_OF = {
    "area": "areas",
    "skill": "skills",
    "responsibility": "responsibilities",
    "role": "roles",
    "hand-off": "hand-offs",
}
_WRITTEN = {"giving": "from", "receiving": "to"}


def written_definitions(organisation: Organisation, *, everything: bool) -> str:
    """``everything``: the shipped ones that hold here as well, not only what was changed or added here."""
    content: dict[str, Any] = {HEAD: int(VERSION)}
    for kind in KINDS:
        keys = [
            key
            for key, (_, mark, _) in marks_of(organisation, kind).items()
            if everything or mark is not Mark.SHIPPED
        ]
        said = {key: standing_of(organisation, kind, key).values or {} for key in keys}
        plain = {key: _plain(kind, values) for key, values in said.items()}
        content[SECTION_OF[kind.key]] = list(plain.values()) if kind.key == "hand-off" else plain
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)


def _plain(kind: Kind, values: Values) -> dict[str, Any]:
    """As the shipped files write it; what says nothing is left out."""
    blank = blank_values(kind)
    found = {
        _WRITTEN.get(name, name): _value(name, value)
        for name, value in values.items()
        if value != blank[name] or name == "sources"
    }
    if kind.key == "hand-off":
        del found["name"]
    return found


def _value(name: str, value: Any) -> Any:
    if name == "statements":
        return [{source: sentence} for sentence, source in value]
    if name == "expects":
        return _grouped({key: ", ".join(said) or NOTHING for key, said in value.items()})
    return _grouped(value) if name == "skills" else value


def _grouped(said: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, words in said.items():
        found.setdefault(words, []).append(key)
    return found


def wanted_by(read: Read, organisation: Organisation, catalogue: Catalogue) -> list[Wanted]:
    """What the file says otherwise than what stands; ``catalogue``: what holds here now."""
    known = {**catalogue.responsibilities, **read.catalogue.responsibilities}
    named = [
        one for one in read.catalogue.hand_offs if one.giving in known and one.receiving in known
    ]
    with_names = replace(read.catalogue, responsibilities=known, hand_offs=tuple(named))
    found = []
    for kind in KINDS:
        source = with_names if kind.key == "hand-off" else read.catalogue
        for key, values in kind.shipped(source).items():
            found.append(
                Wanted(kind, key, {**values, "retired": _is_retired(read, kind, key, values)})
            )
    return [
        one for one in found if standing_of(organisation, one.kind, one.key).values != one.values
    ]


def _is_retired(read: Read, kind: Kind, key: str, values: Values) -> bool:
    if kind.key == "hand-off":
        key = f"{values['giving']} → {values['receiving']}"
    return (SECTION_OF[kind.key], key) in read.retired


def unknown_ends(read: Read, catalogue: Catalogue) -> Iterable[str]:
    """Hand-offs between what is neither known nor in the file."""
    known = {**catalogue.responsibilities, **read.catalogue.responsibilities}
    for one in read.catalogue.hand_offs:
        for end in (one.giving, one.receiving):
            if end not in known:
                yield f"hand-off {one.giving} → {one.receiving}: there is no responsibility “{end}”."
