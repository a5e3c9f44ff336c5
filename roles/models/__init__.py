from roles.models.area import Area
from roles.models.change import Deed, DefinitionChange
from roles.models.hand_off import HandOff
from roles.models.responsibility import Responsibility
from roles.models.role import Expectation, RequiredSkill, Role
from roles.models.skill import Skill
from roles.models.state import CatalogueState

__all__ = [
    "Area",
    "CatalogueState",
    "Deed",
    "DefinitionChange",
    "Expectation",
    "HandOff",
    "RequiredSkill",
    "Responsibility",
    "Role",
    "Skill",
]
