"""The rules to read: what each finds, why, and how to put it right. Open to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from teams.analysis.documentation import Documentation, read_documentation
from teams.analysis.registry import FAMILIES, RULES, rule_by_code
from teams.analysis.rule import Rule
from teams.analysis.sources import Statement, is_article_fact, statements


@dataclass(frozen=True)
class Source:
    name: str
    anchor: str
    statements: tuple[Statement, ...]


@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    families = [
        (key, title, [rule for rule in RULES if rule.code.startswith(key)])
        for key, title in FAMILIES.items()
    ]
    return render(
        request,
        "teams/rules/list.html",
        {"families": families, "number": len(RULES), "section": "rules"},
    )


@require_safe
def rule_detail(request: HttpRequest, code: str) -> HttpResponse:
    rule = rule_by_code(code)
    if rule is None:
        raise Http404(f"There is no rule {code}.")
    if code != rule.code:
        return redirect("rule", code=rule.code, permanent=True)
    at = RULES.index(rule)
    context = {
        "rule": rule,
        "family": FAMILIES[rule.code[:3]],
        "documentation": _documentation(rule),
        "sources": [_source(name) for name in rule.sources],
        "has_facts": any(is_article_fact(name) for name in rule.sources),
        "before": RULES[at - 1] if at else None,
        "after": RULES[at + 1] if at + 1 < len(RULES) else None,
        "section": "rules",
    }
    return render(request, "teams/rules/detail.html", context)


@cache
def _documentation(rule: Rule) -> Documentation:
    def address(reference: str) -> str | None:
        if reference in rule.sources:
            return f"#{reference}"
        known = rule_by_code(reference)
        return reverse("rule", args=[known.code]) if known and known is not rule else None

    return read_documentation(rule.documentation, address)


def _source(name: str) -> Source:
    return Source(name, name if is_article_fact(name) else "", statements(name))
