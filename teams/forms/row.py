"""What can be said of one row: its facts, its notes seat by seat, and links to where the work is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict

from roles.definitions.keys import clean_name
from roles.definitions.model import Horizon, Level
from teams.analysis.reading import Reading
from teams.exchange.document.values import LONGEST_URL, clean_words
from teams.forms.rows import OWN_HORIZONS, OWN_LEVELS, areas_of, clean_line, groups_for
from teams.markdown import leads_out
from teams.matrix.model import Link, Row

MOST_LINKS = 20
MARKDOWN = "Markdown: *slanted*, **bold**, - lists, [words](https://address)."


def _text(label: str, rows: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, widget=widget, required=False)


class RowForm(forms.Form):
    """A row that points to a definition keeps the name and the facts of that."""

    name = forms.CharField()
    area = forms.ChoiceField()
    horizon = forms.ChoiceField(choices=OWN_HORIZONS, required=False)
    level = forms.ChoiceField(choices=OWN_LEVELS, required=False)
    stakeholder = forms.ChoiceField(label="Stakeholders it is about", required=False)
    shared = forms.BooleanField(label="Owned by two on purpose", required=False)
    checks = forms.ChoiceField(label="This row approves the work of", required=False)
    description = _text("Description", 3)

    def __init__(
        self,
        row: Row,
        reading: Reading,
        data: QueryDict | None = None,
        *,
        typed: QueryDict | None = None,
    ) -> None:
        """``typed``: what was typed into the form so far, which is not judged yet."""
        super().__init__(data)
        self.row, self.reading = row, reading
        facts = reading.row[row.key]
        self.own_area = facts.definition.area if facts.definition else None
        self.initial = self._initial(facts.area)
        self._offer(facts.area)
        self._add_notes()
        self._add_links(data if data is not None else typed)
        if typed is not None:
            self.initial = {name: typed.get(name, "") for name in self.fields}

    def _initial(self, area: str) -> dict[str, Any]:
        row = self.row
        return {
            "name": row.name,
            "area": area,
            "horizon": row.horizon or "",
            "level": row.level or "",
            "stakeholder": row.stakeholder or "",
            "shared": row.shared,
            "checks": row.checks or "",
            "description": row.description,
        }

    def _offer(self, area: str) -> None:
        row, reading = self.row, self.reading
        known = areas_of(reading.catalogue)
        if area not in dict(known):
            known.append((area, reading.area_name(area)))
        others = [(one.key, one.name) for one in reading.rows if one.key != row.key]
        self._choices("area", known)
        self._choices("stakeholder", groups_for(row.stakeholder))
        self._choices("checks", [("", "no other row"), *others])
        if row.responsibility:
            for name in ("name", "horizon", "level", "stakeholder"):
                del self.fields[name]

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    # notes

    def _add_notes(self) -> None:
        """A field for each seat with a note, and one for a note on another seat."""
        free = [("", "Choose a seat")]
        for seat in self.reading.seats:
            label = f"{seat.label}, {seat.role_name}" if seat.person else seat.label
            if seat.key in self.row.notes:
                self.fields[f"note-{seat.key}"] = _text(label, 2)
                self.initial[f"note-{seat.key}"] = self.row.notes[seat.key]
            else:
                free.append((seat.key, label))
        if len(free) > 1:
            self.fields["note_seat"] = forms.ChoiceField(
                label="Another note, on", choices=free, required=False
            )
            self.fields["note_text"] = _text("What it says", 2)

    # links

    def _add_links(self, said: QueryDict | None) -> None:
        """A line for each link; what was asked for with ``do`` in what was said: one more, or one fewer."""
        links = [(link.url, link.title) for link in self.row.links] or [("", "")]
        if said is not None:
            lines = zip(said.getlist("link_url"), said.getlist("link_title"), strict=False)
            links = [(url, title) for url, title in lines][: MOST_LINKS + 1]
            do, _, number = said.get("do", "").partition("-")
            if do == "drop" and number.isdecimal() and int(number) < len(links):
                del links[int(number)]
            if do == "link":
                links.append(("", ""))
        self.links = links
        self.link_errors: dict[int, str] = {}

    def link_lines(self) -> list[dict[str, object]]:
        return [
            {"url": url, "title": title, "error": self.link_errors.get(number, "")}
            for number, (url, title) in enumerate(self.links)
        ]

    def _cleaned_links(self) -> tuple[Link, ...]:
        found = []
        for number, (url, title) in enumerate(self.links):
            try:
                link = _link(url.strip(), title)
            except ValueError as error:
                self.link_errors[number] = str(error)
                continue
            if link is not None:
                found.append(link)
        if self.link_errors:
            raise forms.ValidationError("A link cannot be saved as it is; see beside it why.")
        if len(found) > MOST_LINKS:
            raise forms.ValidationError(f"A row has at most {MOST_LINKS} links.")
        return tuple(found)

    # what was sent

    def clean_name(self) -> str:
        return clean_line(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea) and name in cleaned:
                try:
                    cleaned[name] = clean_words(cleaned[name])
                except ValueError as error:
                    self.add_error(name, str(error))
        if cleaned.get("note_text") and not cleaned.get("note_seat"):
            self.add_error("note_seat", "Choose the seat that the note is about.")
        cleaned["links"] = self._cleaned_links()
        return cleaned

    def changes(self) -> dict[str, Any]:
        """The row's fields that differ from what it says now."""
        wanted = {name: self.cleaned_data[name] for name in self._facts()}
        for name, kind in (("horizon", Horizon), ("level", Level)):
            if name in wanted:
                wanted[name] = kind(wanted[name]) if wanted[name] else None
        for name in {"stakeholder", "checks"} & wanted.keys():
            wanted[name] = wanted[name] or None
        if wanted["area"] == self.initial["area"]:
            wanted["area"] = self.row.area
        elif wanted["area"] == self.own_area:
            wanted["area"] = None
        wanted |= {"links": self.cleaned_data["links"], "notes": self._notes()}
        return {name: value for name, value in wanted.items() if getattr(self.row, name) != value}

    def _facts(self) -> Iterator[str]:
        return (name for name in RowForm.base_fields if name in self.fields)

    def _notes(self) -> dict[str, str]:
        said = self.cleaned_data
        notes = {seat: said.get(f"note-{seat}", note) for seat, note in self.row.notes.items()}
        if said.get("note_text"):
            notes[said["note_seat"]] = said["note_text"]
        return {seat: note for seat, note in notes.items() if note}

    # for the page

    def facts(self) -> list[forms.BoundField]:
        return [self[name] for name in self._facts()]

    def notes(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("note")]


def _link(url: str, title: str) -> Link | None:
    """None for an empty line; ValueError says what is wrong with it."""
    if not url:
        if title.strip():
            raise ValueError("Give the address that it leads to, or take the title away.")
        return None
    if len(url) > LONGEST_URL:
        raise ValueError(
            f"An address has at most {LONGEST_URL} characters; this one has {len(url)}."
        )
    is_plain = url.isprintable() and not any(one.isspace() for one in url)
    if not (is_plain and url.lower().startswith(("https://", "http://")) and leads_out(url)):
        raise ValueError("An address begins with https:// or http:// and has no blanks.")
    return Link(url, clean_name(title) if title.strip() else "")
