from django.urls import URLPattern, URLResolver, include, path

from organisations.views import deletion, invitation, members, membership, organisation

_members = [
    path("", members.organisation_members, name="organisation-members"),
    path("<int:pk>/level/", membership.member_level, name="member-level"),
    path("<int:pk>/remove/", membership.member_remove, name="member-remove"),
    path(
        "invitations/<int:pk>/withdraw/",
        invitation.invitation_withdraw,
        name="invitation-withdraw",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("o/", organisation.organisation_list, name="organisation-list"),
    path("o/new/", organisation.organisation_new, name="organisation-new"),
    path(
        "o/<slug:organisation>/settings/",
        organisation.organisation_settings,
        name="organisation-settings",
    ),
    path(
        "o/<slug:organisation>/settings/delete/",
        deletion.organisation_delete,
        name="organisation-delete",
    ),
    path("o/<slug:organisation>/settings/members/", include(_members)),
    path(
        "invitations/<slug:token>/",
        invitation.invitation_accept,
        name="invitation-accept",
    ),
]
