from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "teams"

    def ready(self) -> None:
        # Models can be imported only now.
        from organisations.context import on_context_change  # noqa: PLC0415
        from organisations.signals import member_joined, member_left  # noqa: PLC0415
        from roles.usage import register_counter  # noqa: PLC0415
        from teams.context import count_uses, recheck_teams  # noqa: PLC0415
        from teams.logins import tie_invited, untie  # noqa: PLC0415

        on_context_change(recheck_teams)
        register_counter(count_uses)
        member_joined.connect(tie_invited)
        member_left.connect(untie)
