from organisations.models.audit_entry import AuditEntry, Deed
from organisations.models.invitation import Invitation
from organisations.models.membership import Level, Membership
from organisations.models.name_field import NameField, NameFormField
from organisations.models.organisation import Organisation, Stage
from organisations.models.tenant import TenantModel
from organisations.models.user import User

__all__ = [
    "AuditEntry",
    "Deed",
    "Invitation",
    "Level",
    "Membership",
    "NameField",
    "NameFormField",
    "Organisation",
    "Stage",
    "TenantModel",
    "User",
]
