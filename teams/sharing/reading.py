"""A team's matrix as a share link shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from teams.analysis import engine
from teams.analysis.finding import Finding
from teams.analysis.reading import Reading
from teams.grid.marks import Marks, mark
from teams.loading import load_matrix
from teams.markdown import markdown_html
from teams.matrix.model import Link
from teams.models import Team
from teams.sharing.veiling import Shown, may_be_told, renamed, veiled
from teams.storing import accepted_among


@dataclass(frozen=True)
class Noted:
    """What is written of a row: its description and notes as HTML, by whose seat, and where the work is."""

    name: str
    description: str
    notes: list[tuple[str, str]]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class SharedMatrix:
    """``findings``: those that may be told and nobody accepted."""

    team: Team
    shown: Shown
    reading: Reading
    findings: list[Finding]
    marks: Marks

    @property
    def skills(self) -> list[tuple[str, list[str]]]:
        """Who has which, with levels; who has none recorded is left out."""
        names = self.reading.catalogue.skills
        return [
            (
                person.name,
                [
                    f"{names[key].name if key in names else key}: {level.value}"
                    for key, level in person.skills.items()
                ],
            )
            for person in self.reading.matrix.people
            if person.skills
        ]

    @property
    def noted(self) -> list[Noted]:
        """The rows of which something is written."""
        return [
            Noted(
                row.name,
                markdown_html(row.row.description),
                [
                    (self.reading.seat[seat].label, markdown_html(note))
                    for seat, note in row.row.notes.items()
                ],
                row.row.links,
            )
            for row in self.reading.rows
            if row.row.description or row.row.notes or row.row.links
        ]


def shared_matrix(team: Team, shown: Shown, *, today: date) -> SharedMatrix:
    """Called in the scope of the team's organisation. Three queries at most."""
    loaded = load_matrix(team, today=today)
    reading = loaded.reading_of(veiled(loaded.matrix, loaded.catalogue, shown))
    findings: list[Finding] = []
    if shown.findings:
        known = loaded.reading_of(renamed(loaded.matrix, loaded.catalogue, shown.who))
        found = [one for one in engine.find(known) if may_be_told(one.code, shown)]
        accepted = accepted_among((one.fingerprint for one in found), today=today)
        findings = [one for one in found if one.fingerprint not in accepted]
    return SharedMatrix(team, shown, reading, findings, mark(reading, findings))
