"""From the activities of a sheet to rows: those of the team, definitions of the catalogue, and the team's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from roles.definitions.keys import make_key
from roles.definitions.model import Catalogue
from roles.definitions.recognise import folded
from teams.exchange.sheets.naming import usable_name
from teams.exchange.sheets.questions import RowAnswer, RowQuestion, RowTaken
from teams.exchange.sheets.reading import Activity, Passage, SheetReading
from teams.exchange.sheets.row_likeness import RowLikeness
from teams.exchange.sheets.sureness import Sureness
from teams.exchange.writing.guard import writable
from teams.exchange.writing.own_layout import area_name
from teams.matrix.model import Matrix, Row, row_facts


@dataclass(slots=True)
class Rowing:
    """``rows``: number of the activity → row; activities that are left out are not in it."""

    rows: dict[int, Row] = field(default_factory=dict)
    taken: list[RowTaken] = field(default_factory=list)
    questions: list[RowQuestion] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class RowMatcher:
    def __init__(self, base: Matrix, catalogue: Catalogue) -> None:
        self.base, self.catalogue = base, catalogue
        self.found = Rowing()
        self.taken: set[str] = set()
        self.held = set(base.row_by_key)
        self.areas = {folded(one.name): key for key, one in catalogue.areas.items()}
        self.areas |= {folded(key): key for key in catalogue.areas}
        self.by_name: dict[str, str] = {}
        for row in base.rows:
            self.by_name.setdefault(folded(row_facts(row, catalogue).name), row.key)
        self.definitions = {
            folded(one.name): key for key, one in catalogue.responsibilities.items()
        }
        self.definitions |= {folded(key): key for key in catalogue.responsibilities}
        self.used = {row.responsibility for row in base.rows if row.responsibility}
        self.unknown_areas: Counter[str] = Counter()
        self.asked: list[int] = []

    def match(self, sheet: SheetReading, answers: Mapping[int, RowAnswer] | None = None) -> Rowing:
        """Rows known by their key, and those of which a person said so, come first: no other row takes them."""
        waiting: list[int] = []
        answers = answers or {}
        for number, activity in enumerate(sheet.activities):
            answer = answers.get(number)
            if answer is not None and self._as_answered(number, activity, answer):
                continue
            row = self.base.row_by_key.get(activity.key) if sheet.is_own else None
            if row is None or row.key in self.taken:
                waiting.append(number)
            else:
                self._take(number, self._edited(row, activity))
                self._say(number, activity, row, Sureness.CERTAIN, "its key says so")
        for number in waiting:
            self._unkeyed(number, sheet.activities[number], is_own=number in answers)
        self._propose(sheet)
        for area, times in self.unknown_areas.items():
            rows = "1 row" if times == 1 else f"{times} rows"
            self.found.notes.append(
                f"“{area}” is no area of the catalogue: {rows} under it stand in “Other” until you choose one."
            )
        return self.found

    def _take(self, number: int, row: Row) -> None:
        self.taken.add(row.key)
        self.held.add(row.key)
        self.found.rows[number] = row

    def _edited(self, row: Row, activity: Activity) -> Row:
        facts = row_facts(row, self.catalogue)
        if activity.name and activity.name != writable(facts.name):
            name = self._name(activity)
            definition = self.catalogue.responsibilities.get(row.responsibility or "")
            row = replace(
                row, name="" if definition and definition.name == name else name or row.name
            )
        if activity.section and activity.section != area_name(facts.area, self.catalogue):
            row = self._in_area(row, activity)
        return row

    def _in_area(self, row: Row, activity: Activity) -> Row:
        area = self.areas.get(folded(activity.section))
        if area is None:
            why = f"“{activity.section}” is no area of the catalogue. The row stays where it is."
            self.found.unread.append(Passage(activity.place, activity.name, why))
            return row
        definition = self.catalogue.responsibilities.get(row.responsibility or "")
        return replace(row, area=None if definition and definition.area == area else area)

    def _say(
        self, number: int, activity: Activity, row: Row | None, sureness: Sureness, reason: str
    ) -> None:
        self.found.taken.append(
            RowTaken(
                number,
                activity.place,
                activity.name,
                row.key if row else "",
                row.responsibility if row else None,
                sureness,
                reason,
            )
        )

    def _as_answered(self, number: int, activity: Activity, answer: RowAnswer) -> bool:
        """False where it is a row of the team's own."""
        if answer.skip:
            self.found.notes.append(f"“{activity.name}” is left out, as you said.")
            self._say(number, activity, None, Sureness.CERTAIN, "you said so")
            return True
        wanted = answer.responsibility
        if wanted is None or wanted not in self.catalogue.responsibilities:
            return False
        known = next((row for row in self.base.rows if row.responsibility == wanted), None)
        if wanted in self.used and (known is None or known.key in self.taken):
            name = self.catalogue.responsibilities[wanted].name
            self.found.notes.append(
                f"“{activity.name}” is a row of its own: “{name}” is another row already."
            )
            return False
        self.used.add(wanted)
        row = known or Row(self._key("", wanted, self.held), wanted)
        self._take(number, row)
        self._say(number, activity, row, Sureness.CERTAIN, "you said so")
        return True

    def _propose(self, sheet: SheetReading) -> None:
        """What may be a responsibility of the catalogue, for a person to say; it is not taken for one."""
        if sheet.is_own or not self.asked:
            return
        likeness = RowLikeness(self.catalogue)
        out = self.used - {
            row.responsibility for row in self.base.rows if row.key not in self.taken
        }
        for number in self.asked:
            activity = sheet.activities[number]
            candidates = likeness.candidates(activity.name, filter(None, out))
            if candidates:
                self.found.questions.append(
                    RowQuestion(number, activity.place, activity.name, candidates)
                )

    def _unkeyed(self, number: int, activity: Activity, *, is_own: bool) -> None:
        name = self._name(activity)
        sought = folded(activity.name)
        known = self.by_name.get(sought) if sought else None
        if known is not None and known not in self.taken:
            row = self.base.row_by_key[known]
            self._take(number, row)
            self._say(number, activity, row, Sureness.CERTAIN, "the team has a row of this name")
            return
        wanted = activity.key if activity.key == make_key(activity.key or "?") else ""
        definition = self.definitions.get(sought) if sought else None
        if definition is not None and definition not in self.used and not is_own:
            self.used.add(definition)
            row = Row(self._key(wanted, definition, self.held), definition)
            self._take(number, row)
            self._say(number, activity, row, Sureness.CERTAIN, "the catalogue calls it so")
            return
        area = self.areas.get(folded(activity.section)) if activity.section else None
        if activity.section and area is None and folded(activity.section) != "other":
            self.unknown_areas[activity.section] += 1
        row = Row(self._key(wanted, name, self.held), name=name, area=area)
        self._take(number, row)
        if is_own:
            self._say(number, activity, row, Sureness.CERTAIN, "you said so")
            return
        self.asked.append(number)
        reason = "nothing in the team or the catalogue has this name"
        self._say(number, activity, row, Sureness.LIKELY, reason)

    def _key(self, wanted: str, name: str, taken: set[str]) -> str:
        return wanted if wanted and wanted not in taken else make_key(name, taken, fallback="row")

    def _name(self, activity: Activity) -> str:
        name, changed = usable_name(activity.name)
        if changed:
            self.found.unread.append(Passage(activity.place, activity.name, changed))
        return name
