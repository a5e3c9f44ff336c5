from __future__ import annotations

from django.db import models

from organisations.models import Organisation, TenantModel


class OrganisationSettings(TenantModel):
    """What an organisation sets for all of its teams; a team may set its rules over it (Team.rules)."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="settings"
    )
    rules = models.JSONField(
        default=dict,
        help_text="“severities”: rule code to severity or “off”; “limits”: threshold key to number.",
    )
    schemes = models.JSONField(
        default=list,
        help_text="The organisation's own schemes, and its words for the letters of the shipped ones.",
    )

    may_be_framed = models.BooleanField(
        default=False, help_text="Whether other sites may show shared matrices in a frame."
    )

    leads_edit = models.BooleanField(
        default=False,
        help_text="Whether who sits on a Product Manager or Product Owner seat may change that team.",
    )

    class Meta:
        verbose_name_plural = "settings of organisations"

    def __str__(self) -> str:
        return f"settings of {self.organisation}"
