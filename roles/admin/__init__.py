"""Django's admin for the installation's definitions; those of organisations are not in it."""

from django.contrib import admin

from roles.admin.definitions import AreaAdmin, HandOffAdmin, ResponsibilityAdmin, SkillAdmin
from roles.admin.roles import RoleAdmin

admin.site.site_header = "Remit: definitions and logins"
admin.site.site_title = "Remit"
admin.site.index_title = "What this installation's operators edit"

__all__ = ["AreaAdmin", "HandOffAdmin", "ResponsibilityAdmin", "RoleAdmin", "SkillAdmin"]
