"""Which columns of a sheet say what of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from roles.definitions.model import Catalogue
from roles.definitions.recognise import folded
from teams.exchange.sheets.grid import Grid

DEEPEST_HEADER = 30


class Column(StrEnum):
    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    EMAIL = "e-mail"
    ROLE = "roles"
    TEAM = "teams"
    ALLOCATION = "allocation"
    SKILLS = "skills"


_WORDS = {
    Column.NAME: "name fullname person people employee member displayname nom nombre nome naam mitarbeiter personne persona",
    Column.FIRST_NAME: "firstname givenname prenom vorname voornaam",
    Column.LAST_NAME: "lastname surname familyname nomdefamille nachname achternaam apellido apellidos cognome sobrenome",
    Column.EMAIL: "email mail emailaddress mailaddress courriel correo adressemail posta emailadresse mailadresse",
    Column.ROLE: "role roles rolle rollen rôle rol ruolo ruoli papel função funcao funktion job jobtitle title position",
    Column.TEAM: "team teams equipe equipo squad squads group mannschaft time",
    Column.ALLOCATION: "allocation fte percent percentage capacity workload auslastung kapazität zuteilung share anteil charge dedicación",
    Column.SKILLS: "skills skill competences competencies fähigkeiten kenntnisse kompetenzen compétences habilidades competenze vaardigheden",
}
_KINDS = {folded(word): kind for kind, words in _WORDS.items() for word in words.split()}


@dataclass(frozen=True)
class PeopleColumns:
    """``skills``: columns each headed by a skill. ``others``: heads that say nothing known."""

    header: int
    kinds: Mapping[int, Column]
    skills: Mapping[int, str]
    others: tuple[tuple[int, str], ...]


def find_people_columns(grid: Grid, catalogue: Catalogue) -> PeopleColumns | None:
    """The row with the most known heads, among them a name."""
    skills = {folded(one.name): key for key, one in catalogue.skills.items()}
    skills |= {folded(key): key for key in catalogue.skills}
    best: PeopleColumns | None = None
    for row in range(min(len(grid.cells), DEEPEST_HEADER)):
        heads = {at: text.strip() for at, text in enumerate(grid.cells[row]) if text.strip()}
        kinds = {at: kind for at, text in heads.items() if (kind := _kind(text))}
        if not {Column.NAME, Column.FIRST_NAME, Column.LAST_NAME} & set(kinds.values()):
            continue
        named = {
            at: skill
            for at, text in heads.items()
            if at not in kinds and (skill := skills.get(folded(text)))
        }
        others = tuple(one for one in heads.items() if one[0] not in kinds | named)
        if best is None or len(kinds) + len(named) > len(best.kinds) + len(best.skills):
            best = PeopleColumns(row, kinds, named, others)
    return best


def _kind(text: str) -> Column | None:
    """“Team(s)”, “Allocation in %” and “E-mail” as well as the plain word."""
    plain = folded(text)
    for ending in ("", "s", "in", "inpercent", "percent"):
        if plain.endswith(ending) and (kind := _KINDS.get(plain.removesuffix(ending))):
            return kind
    return None
