"""Everything a team's matrix can be written as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from teams.exchange.document.writer import write_document, write_json_document
from teams.exchange.writing.as_csv import write_csv
from teams.exchange.writing.as_html import write_html
from teams.exchange.writing.as_markdown import write_markdown
from teams.exchange.writing.as_pdf import write_pdf
from teams.exchange.writing.as_svg import write_svg
from teams.exchange.writing.as_xlsx import write_xlsx
from teams.exchange.writing.shown import TeamExport


@dataclass(frozen=True, slots=True)
class Format:
    """``key`` is the ending of the file and the last part of the address. ``is_for``: what one takes it for."""

    key: str
    name: str
    is_for: str
    content_type: str
    write: Callable[[TeamExport], bytes]
    needs_findings: bool = True


def _xlsx(export: TeamExport) -> bytes:
    return write_xlsx(
        export.matrix,
        export.catalogue,
        export.findings,
        revision=export.revision,
        today=export.today,
    )


FORMATS = {
    one.key: one
    for one in (
        Format(
            "xlsx",
            "Excel",
            "to work on, and bring back",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _xlsx,
        ),
        Format("pdf", "PDF", "to print and to send", "application/pdf", write_pdf),
        Format("html", "Web page", "for any browser", "text/html; charset=utf-8", write_html),
        Format("svg", "Picture (SVG)", "for a slide", "image/svg+xml", write_svg),
        Format("md", "Markdown", "for a wiki", "text/markdown; charset=utf-8", write_markdown),
        Format(
            "csv",
            "CSV",
            "for other programs",
            "text/csv; charset=utf-8",
            lambda export: write_csv(export.matrix, export.catalogue),
            needs_findings=False,
        ),
        Format(
            "yaml",
            "YAML",
            "everything, to keep in Git",
            "application/yaml; charset=utf-8",
            lambda export: write_document(export.matrix, export.catalogue).encode(),
            needs_findings=False,
        ),
        Format(
            "json",
            "JSON",
            "everything, for scripts",
            "application/json; charset=utf-8",
            lambda export: write_json_document(export.matrix, export.catalogue).encode(),
            needs_findings=False,
        ),
    )
}
