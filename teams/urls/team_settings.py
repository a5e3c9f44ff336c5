from django.urls import URLPattern, path

from teams.views import access_settings, audit, letters, rule_settings, scheme, team_settings

TEAM = "o/<slug:organisation>/teams/<slug:team>/"

urlpatterns: list[URLPattern] = [
    path(f"{TEAM}settings/", team_settings.settings, name="team-settings"),
    path(f"{TEAM}settings/letters/", scheme.letters, name="team-letters"),
    path(f"{TEAM}settings/rules/", rule_settings.team_rules, name="team-rules"),
    path(
        "o/<slug:organisation>/settings/rules/",
        rule_settings.organisation_rules,
        name="organisation-rules",
    ),
    path("o/<slug:organisation>/settings/letters/", letters.letters, name="organisation-letters"),
    path(
        "o/<slug:organisation>/settings/letters/<slug:scheme>/remove/",
        letters.remove,
        name="organisation-scheme-remove",
    ),
    path(
        "o/<slug:organisation>/settings/access/",
        access_settings.organisation_access,
        name="organisation-access",
    ),
    path("o/<slug:organisation>/settings/audit/", audit.audit, name="organisation-audit"),
    path(
        "o/<slug:organisation>/settings/audit.csv", audit.export, name="organisation-audit-export"
    ),
    path(f"{TEAM}settings/editors/", access_settings.add_editor, name="team-editor-add"),
    path(
        f"{TEAM}settings/editors/<int:editor>/remove/",
        access_settings.remove_editor,
        name="team-editor-remove",
    ),
    path(f"{TEAM}settings/reviewed/", team_settings.reviewed, name="team-reviewed"),
    path(f"{TEAM}settings/copy/", team_settings.copy, name="team-copy"),
    path(f"{TEAM}archive/", team_settings.archive, name="team-archive"),
    path(f"{TEAM}bring-back/", team_settings.bring_back, name="team-bring-back"),
]
