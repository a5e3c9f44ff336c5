from organisations.forms.invitation import InvitationForm, LevelForm
from organisations.forms.organisation import OrganisationForm
from organisations.forms.sign_up import NameForm, SignUpForm

__all__ = ["InvitationForm", "LevelForm", "NameForm", "OrganisationForm", "SignUpForm"]
