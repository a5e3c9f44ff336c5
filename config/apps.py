from django.apps import AppConfig
from django.core.checks import Tags, register

from config.database_role import check_database


class HouseConfig(AppConfig):
    name = "config"
    verbose_name = "Remit"

    def ready(self) -> None:
        register(check_database, Tags.database)
