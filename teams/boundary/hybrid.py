"""One person in both roles: who, what would change with two, and whether it is time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from teams.analysis.finding import Finding
from teams.analysis.org.hybrids import SIZE, in_one, reasons_to_separate
from teams.analysis.reading import Reading, RowReading
from teams.analysis.wording import count, joined
from teams.boundary.lanes import Lane, would_own
from teams.boundary.said import Said
from teams.matrix.model import Stage

_HEADS = (
    (Lane.PRODUCT_MANAGER, "A Product Manager would own"),
    (Lane.PRODUCT_OWNER, "A Product Owner would own"),
    (Lane.BOTH, "Both would own"),
)


@dataclass(frozen=True, slots=True)
class Would:
    """What one side would own of the hybrid's rows, by area: “9 in Strategy, 3 in Market”."""

    head: str
    rows: str
    where: str


@dataclass(frozen=True, slots=True)
class HybridView:
    """``is_time``: None where nothing is known that could say so. ``finding``: ORG401, where it is open."""

    who: tuple[str, ...]
    would: tuple[Would, ...]
    is_time: bool | None
    verdict: str
    why: str
    findings: tuple[Finding, ...]
    accepted: bool


def hybrid_view(reading: Reading, said: Said) -> HybridView | None:
    """None where nobody holds both roles."""
    if not reading.hybrids:
        return None
    is_time, verdict, why = _verdict(reading)
    return HybridView(
        tuple(f"{in_one(reading, holder)}." for holder in reading.hybrids),
        _would(reading),
        is_time,
        verdict,
        why,
        tuple(said.of_code("ORG401")),
        any(one.code in ("ORG401", "ORG405") for one in said.accepted_findings),
    )


def _would(reading: Reading) -> tuple[Would, ...]:
    holders = set(reading.hybrids)
    of: dict[Lane, list[RowReading]] = {lane: [] for lane, _ in _HEADS}
    for row in reading.rows:
        if row.owners() & holders:
            of[would_own(reading, row)].append(row)
    return tuple(
        Would(head, count(len(of[lane]), "row"), _where(reading, of[lane])) for lane, head in _HEADS
    )


def _where(reading: Reading, rows: list[RowReading]) -> str:
    areas = Counter(row.area for row in rows)
    return joined([f"{number} in {reading.area_name(area)}" for area, number in areas.items()])


def _verdict(reading: Reading) -> tuple[bool | None, str, str]:
    """Whether it is time, as ORG401 and ORG405 see it. Source: A44–A47."""
    organisation, reasons = reading.organisation, reasons_to_separate(reading)
    if reasons:
        why = (
            f"{_started(joined(reasons))}. As the company or the "
            "product grows, the two must be separated, for efficiency and specialisation (A45)."
        )
        if organisation.stage is Stage.ENTERPRISE:
            why += " Large companies tend to specialise further still (A47)."
        return True, "It is time for two people", why
    if organisation.stage is None and organisation.size is None:
        return (
            None,
            "Nobody can say yet whether it is time",
            "Neither the organisation’s stage nor its size is stated. In small businesses and startups one person can "
            "hold both (A44, A46); growth is what separates them (A45).",
        )
    return (
        False,
        "One person can hold both here",
        "In small businesses and startups one person can hold both roles (A44, A46). It will be time for two once the "
        f"organisation leaves the startup stage, has more than {reading.limits[SIZE.key]:g} people, or the product "
        "becomes complex (A45).",
    )


def _started(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
