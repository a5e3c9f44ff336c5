from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from organisations.models.name_field import NameField
from organisations.names import KEY_LENGTH

LARGEST_SIZE = 10_000_000


class Stage(models.TextChoices):
    STARTUP = "startup", "Startup"
    GROWING = "growing", "Growing"
    ESTABLISHED = "established", "Established"
    ENTERPRISE = "enterprise", "Enterprise"


class Organisation(models.Model):
    """The tenant. Its row is seen by its members and inside its own scope only (see rls)."""

    # A number may follow the key made from the name.
    key = models.SlugField(max_length=KEY_LENGTH + 10, unique=True, editable=False)
    name = NameField()
    stage = models.CharField(  # noqa: DJ001 - "not said" silences rules; "" would be a stage
        max_length=20, choices=Stage, null=True, blank=True
    )
    size = models.PositiveIntegerField(
        "number of people",
        null=True,
        blank=True,
        validators=(MinValueValidator(1), MaxValueValidator(LARGEST_SIZE)),
    )
    revision = models.BigIntegerField(
        default=0,
        editable=False,
        help_text="Counts the changes of what every team's findings depend on.",
    )
    created = models.DateTimeField(auto_now_add=True)
    delete_after = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="An owner asked for its deletion: from then on it is gone, unless an owner stops it.",
    )

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(stage__in=Stage.values) | models.Q(stage__isnull=True),
                name="the_stage_of_an_organisation_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(size__gte=1) | models.Q(size__isnull=True),
                name="an_organisation_has_at_least_one_person",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        # The page itself belongs to teams, of which organisations know nothing.
        return f"{reverse('organisation-list')}{self.key}/"
