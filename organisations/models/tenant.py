from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from organisations.models.organisation import Organisation


class TenantModel(models.Model):
    """What belongs to one organisation. Its migration runs EnableRowLevelSecurity as well."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, editable=False)

    # Refuses every query outside of an organisation's scope.
    objects: ClassVar[Any] = ScopedManager(organisation="organisation")

    class Meta:
        abstract = True
