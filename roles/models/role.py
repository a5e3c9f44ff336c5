from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from organisations.models import Organisation
from roles.definitions.model import Horizon, Level, Side, SkillLevel
from roles.models.definition import Definition
from roles.models.responsibility import Responsibility
from roles.models.skill import Skill

SIDES = [
    (Side.PRODUCT_MANAGER.value, "Product Manager"),
    (Side.PRODUCT_OWNER.value, "Product Owner"),
    (Side.NONE.value, "neither"),
]


class Role(Definition):
    """A role; one that specialises another has its side, letters and skills unless it says otherwise."""

    short = models.CharField(
        "short name", max_length=20, blank=True, help_text="For narrow headers."
    )
    side = models.CharField(max_length=5, choices=SIDES, default=Side.NONE)
    specialises = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="specialisations"
    )
    collective = models.BooleanField(
        default=False, help_text="A group: its seat counts as filled without a name."
    )
    purpose = models.TextField(blank=True)
    horizon = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Horizon], default=Horizon.ANY
    )
    level = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Level], default=Level.ANY
    )
    aliases = models.JSONField(
        default=list, blank=True, help_text="Other names by which people write it."
    )
    statements = models.JSONField(
        default=list, blank=True, help_text="Pairs of a sentence and its source."
    )

    def clean(self) -> None:
        super().clean()
        line = [self]
        parent = self.specialises
        while parent is not None:
            if any(parent == one or (parent.pk and parent.pk == one.pk) for one in line):
                names = " → ".join(one.name for one in [*line, parent])
                raise ValidationError({"specialises": f"A role cannot specialise itself: {names}."})
            line.append(parent)
            parent = parent.specialises


class Expectation(models.Model):
    """What a role is expected to hold on a responsibility: meanings, not letters."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, editable=False
    )
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="expectations")
    responsibility = models.ForeignKey(
        Responsibility, on_delete=models.CASCADE, related_name="expectations"
    )
    meanings = models.JSONField(help_text="answers, does, supports, advises, informed.")

    class Meta:
        ordering = ("responsibility__position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("role", "responsibility"),
                name="a_role_has_one_expectation_of_a_responsibility",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} on {self.responsibility}"


class RequiredSkill(models.Model):
    """A skill that a role asks for."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, editable=False
    )
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="required_skills")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="required_by")
    level = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in SkillLevel],
        default=SkillLevel.WORKING,
    )

    class Meta:
        ordering = ("skill__position", "id")
        constraints = (
            models.UniqueConstraint(fields=("role", "skill"), name="a_role_asks_for_a_skill_once"),
        )

    def __str__(self) -> str:
        return f"{self.skill} for {self.role}"
