"""What whoever has a share link reads: one team's matrix, or the list of an organisation's teams."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from csp.decorators import csp_replace
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from organisations.scope import organisation_scope
from teams.exchange.writing.formats import FORMATS
from teams.exchange.writing.shown import TeamExport
from teams.models import OrganisationSettings, ShareLink, Team
from teams.sharing.drawing import SharedDrawing
from teams.sharing.links import count_opening, find_link, shown_by
from teams.sharing.reading import SharedMatrix, shared_matrix
from teams.surroundings import with_surroundings

WRITTEN = ("svg", "md")
SharedView = Callable[..., HttpResponse]


def opened(view: Callable[..., HttpResponse]) -> SharedView:
    """The view gets the link, in its organisation's scope. 404 where there never was one, 410 where it has ended."""

    @require_safe
    @wraps(view)
    def found(request: HttpRequest, token: str, **kwargs: str) -> HttpResponse:
        link = find_link(token)
        if link is None:
            raise Http404("There is no such link.")
        with organisation_scope(link.organisation_id):
            if link.is_open:
                count_opening(link)
                answer = view(request, link, **kwargs)
            else:
                context = {"link": link, "today": timezone.localdate()}
                answer = render(request, "teams/sharing/ended.html", context, status=410)
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers["Cache-Control"] = "private, max-age=60"
        return answer

    return found


@opened
def shared(request: HttpRequest, link: ShareLink) -> HttpResponse:
    if link.team is None:
        context = {"link": link, "shown": shown_by(link), "teams": _teams(link)}
        return render(request, "teams/sharing/teams.html", context)
    return _matrix(request, link, link.team.key)


@opened
def shared_team(request: HttpRequest, link: ShareLink, team: str) -> HttpResponse:
    return _matrix(request, link, team)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@opened
def embedded(request: HttpRequest, link: ShareLink) -> HttpResponse:
    return _framed(request, link, link.team.key if link.team else "")


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@opened
def embedded_team(request: HttpRequest, link: ShareLink, team: str) -> HttpResponse:
    return _framed(request, link, team)


@opened
def written(
    request: HttpRequest,
    link: ShareLink,
    format: str,  # noqa: A002 - the address's word
    team: str = "",
) -> HttpResponse:
    """The matrix as a picture or as Markdown, as it stands now, for a page that shows it by its address."""
    chosen = FORMATS.get(format)
    if chosen is None or format not in WRITTEN:
        raise Http404(f"A shared matrix is written as {' and '.join(WRITTEN)}.")
    found = matrix_of(link, team or (link.team.key if link.team else ""))
    reading = found.reading
    export = TeamExport(
        reading.matrix, reading.catalogue, found.findings, found.team.revision, reading.matrix.date
    )
    return HttpResponse(chosen.write(export), content_type=chosen.content_type)


def _framed(request: HttpRequest, link: ShareLink, team: str) -> HttpResponse:
    settings = OrganisationSettings.objects.filter(organisation_id=link.organisation_id).first()
    if settings is None or not settings.may_be_framed:
        context = {"link": link}
        return render(request, "teams/sharing/not_framed.html", context, status=403)
    return _matrix(request, link, team, template="teams/sharing/embedded.html")


def _matrix(
    request: HttpRequest, link: ShareLink, key: str, template: str = "teams/sharing/matrix.html"
) -> HttpResponse:
    found = matrix_of(link, key)
    context = {
        "link": link,
        "shared": found,
        "shown": found.shown,
        "drawing": SharedDrawing(found),
    }
    return render(request, template, context)


def matrix_of(link: ShareLink, key: str) -> SharedMatrix:
    """Raises Http404 for a team that the link does not show."""
    teams = _teams(link).filter(key=key)
    team = with_surroundings(teams, link.organisation).first()
    if team is None:
        raise Http404("This link shows no such team.")
    team.organisation = link.organisation
    return shared_matrix(team, shown_by(link), today=timezone.localdate())


def _teams(link: ShareLink) -> QuerySet[Team]:
    teams = Team.objects.filter(archived=None).order_by("name")
    return teams.filter(pk=link.team_id) if link.team_id else teams
