from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "organisations"

    def ready(self) -> None:
        # Models can be imported only now.
        from organisations.watching import watch  # noqa: PLC0415

        watch()
