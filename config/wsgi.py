import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

# Whatever serves us: a role that sees through the walls is refused before the first request.
from config.database_role import problems_with  # noqa: E402 - needs the applications

if problems := [problem for problem in problems_with("default") if problem.id != "remit.E001"]:
    sys.exit("\n".join(f"{problem.msg}\n{problem.hint}" for problem in problems))
