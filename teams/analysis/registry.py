"""All rules, in the order in which they speak: where one silences another, it stands before it (rules.md, One fault)."""

from __future__ import annotations

from teams.analysis.fit import RULES as FIT
from teams.analysis.gap import RULES as GAP
from teams.analysis.lnk import RULES as LNK
from teams.analysis.lod import RULES as LOD
from teams.analysis.org import RULES as ORG
from teams.analysis.ovl import RULES as OVL
from teams.analysis.rule import Rule
from teams.analysis.skl import RULES as SKL
from teams.analysis.tru import RULES as TRU

FAMILIES: dict[str, str] = {
    "GAP": "Nobody does it",
    "OVL": "More than one owns it",
    "FIT": "In the wrong hands",
    "ORG": "The shape of the team",
    "LNK": "The hand-offs between the two",
    "LOD": "How much one person carries",
    "SKL": "Able to do it",
    "TRU": "Can the matrix be trusted",
}

RULES: tuple[Rule, ...] = (*GAP, *OVL, *FIT, *ORG, *LNK, *LOD, *SKL, *TRU)

_BY_CODE = {rule.code: rule for rule in RULES}


def rule_by_code(code: str) -> Rule | None:
    return _BY_CODE.get(code.upper())
