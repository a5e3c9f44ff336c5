from organisations.forms.invitation import InvitationForm, LevelForm
from organisations.forms.organisation import OrganisationForm
from organisations.forms.sign_up import SignUpForm

__all__ = ["InvitationForm", "LevelForm", "OrganisationForm", "SignUpForm"]
