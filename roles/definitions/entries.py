"""One entry of a YAML file → one frozen definition, with every fault noted and none raised."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from roles.definitions.model import (
    Area,
    HandOff,
    Horizon,
    Kind,
    Level,
    Meaning,
    Responsibility,
    Role,
    Side,
    Skill,
    SkillLevel,
)
from roles.definitions.problems import Problem, unknown

NOTHING = "nothing"
Choice = TypeVar("Choice", bound=StrEnum)


class Entry:
    """Takes the fields of one entry one by one; what is left over at the end is unknown."""

    def __init__(self, kind: str, key: str, values: Any, problems: list[Problem]) -> None:
        self.kind, self.key, self.problems = kind, key, problems
        self._values: dict[str, Any] = dict(values) if isinstance(values, dict) else {}
        self._asked: list[str] = []
        if not isinstance(values, dict):
            self.fault((), "is not a mapping of fields")

    def fault(self, field: tuple[str, ...], message: str, value: str | None = None) -> None:
        self.problems.append(Problem(self.kind, self.key, field, message, value))

    def _take(self, field: str) -> Any:
        self._asked.append(field)
        return self._values.pop(field, None)

    def text(self, field: str, default: str = "") -> str:
        value = self._take(field)
        if value is not None and not isinstance(value, str):
            self.fault((field,), f"has a {field} that is not one text")
            return default
        return value or default

    def texts(self, field: str) -> tuple[str, ...]:
        value = self._take(field)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault((field,), f"has {field} that are not a list of texts")
            return ()
        return tuple(value)

    def mapping(self, field: str) -> dict[str, Any]:
        value = self._take(field)
        if value is not None and not isinstance(value, dict):
            self.fault((field,), f"has {field} that are not a mapping")
            return {}
        return value or {}

    def flag(self, field: str) -> bool:
        value = self.text(field, "false")
        if value not in ("true", "false"):
            self.fault((field,), f"has {field} “{value}”; it is true or false")
        return value == "true"

    def choice(self, field: str, kind: type[Choice], default: Choice) -> Choice:
        return self.one_of(self.text(field, default), kind, (field,)) or default

    def one_of(self, text: str, kind: type[Choice], field: tuple[str, ...]) -> Choice | None:
        try:
            return kind(text)
        except ValueError:
            self.fault(field, unknown(field[0], text, list(kind)), text)
            return None

    def several(
        self, texts: Iterable[str], kind: type[Choice], field: tuple[str, ...]
    ) -> frozenset[Choice]:
        found = (self.one_of(text, kind, field) for text in texts)
        return frozenset(choice for choice in found if choice is not None)

    def statements(self, field: str) -> tuple[tuple[str, str], ...]:
        """Written as a list of ``- A1: A sentence.``; given as (sentence, source)."""
        value = self._take(field) or []
        found = []
        for item in value if isinstance(value, list) else [value]:
            if (
                isinstance(item, dict)
                and len(item) == 1
                and all(isinstance(text, str) for text in item.values())
            ):
                ((source, sentence),) = item.items()
                found.append((sentence, source))
            else:
                self.fault((field,), f"has {field} that are not a list of “source: sentence”")
        return tuple(found)

    def done(self) -> None:
        for field in self._values:
            self.fault((field,), unknown("field", field, self._asked))


def area(key: str, values: Any, problems: list[Problem]) -> Area:
    entry = Entry("area", key, values, problems)
    found = Area(key, entry.text("name"), entry.text("description"), entry.texts("sources"))
    entry.done()
    return found


def skill(key: str, values: Any, problems: list[Problem]) -> Skill:
    entry = Entry("skill", key, values, problems)
    found = Skill(
        key,
        entry.text("name"),
        entry.text("description"),
        entry.texts("sources"),
        training=entry.flag("training"),
    )
    entry.done()
    return found


def hand_off(values: Any, problems: list[Problem]) -> HandOff:
    ends = values if isinstance(values, dict) else {}
    entry = Entry("hand-off", f"{ends.get('from', '?')} → {ends.get('to', '?')}", values, problems)
    found = HandOff(
        entry.text("from"), entry.text("to"), entry.text("passes"), entry.texts("sources")
    )
    entry.done()
    return found


def responsibility(area_key: str, key: str, values: Any, problems: list[Problem]) -> Responsibility:
    entry = Entry("responsibility", key, values, problems)
    found = Responsibility(
        key=key,
        name=entry.text("name"),
        area=area_key,
        description=entry.text("description"),
        horizon=entry.choice("horizon", Horizon, Horizon.ANY),
        level=entry.choice("level", Level, Level.ANY),
        stakeholder=entry.text("stakeholder") or None,
        shared=entry.flag("shared"),
        core=entry.several(entry.texts("core"), Kind, ("core",)),
        packs=frozenset(entry.texts("packs")),
        sources=entry.texts("sources"),
    )
    entry.done()
    return found


def role(key: str, values: Any, problems: list[Problem]) -> Role:
    entry = Entry("role", key, values, problems)
    statements = entry.statements("statements")
    found = Role(
        key=key,
        name=entry.text("name"),
        short=entry.text("short"),
        side=entry.choice("side", Side, Side.NONE),
        specialises=entry.text("specialises") or None,
        collective=entry.flag("collective"),
        purpose=entry.text("purpose"),
        horizon=entry.choice("horizon", Horizon, Horizon.ANY),
        level=entry.choice("level", Level, Level.ANY),
        aliases=entry.texts("aliases"),
        expects=_expectations(entry),
        skills=_skills(entry),
        statements=statements,
        sources=entry.texts("sources") or tuple(dict.fromkeys(source for _, source in statements)),
    )
    entry.done()
    return found


def _expectations(entry: Entry) -> dict[str, frozenset[Meaning]]:
    """Written as ``advises: [roadmap, …]`` and ``answers, does: [user-stories, …]``.

    ``nothing: [launch]`` takes away what is inherited.
    """
    found: dict[str, frozenset[Meaning]] = {}
    for words, keys in entry.mapping("expects").items():
        said = () if words == NOTHING else (word.strip() for word in words.split(","))
        meanings = entry.several(said, Meaning, ("expects", words))
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            entry.fault(
                ("expects", words), "has expectations that are not a list of responsibilities"
            )
            continue
        for key in keys:
            if key in found:
                entry.fault(("expects", words), f"expects something of “{key}” twice", key)
            found[key] = meanings
    return found


def _skills(entry: Entry) -> dict[str, SkillLevel]:
    """Written as ``working: [communication, …]``, level by level."""
    found: dict[str, SkillLevel] = {}
    for word, keys in entry.mapping("skills").items():
        level = entry.one_of(word, SkillLevel, ("skills",))
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            entry.fault(("skills", word), "has skills that are not a list of keys")
            continue
        for key in keys:
            if key in found:
                entry.fault(("skills", word), f"asks for “{key}” twice", key)
            if level is not None:
                found[key] = level
    return found
