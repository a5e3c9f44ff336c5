from organisations.models.invitation import Invitation
from organisations.models.membership import Level, Membership
from organisations.models.name_field import NameField
from organisations.models.organisation import Organisation, Stage
from organisations.models.tenant import TenantModel
from organisations.models.user import User

__all__ = [
    "Invitation",
    "Level",
    "Membership",
    "NameField",
    "Organisation",
    "Stage",
    "TenantModel",
    "User",
]
