"""--fix: which fixes are safe to make without asking, and making them in a YAML document."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from roles.definitions.model import Catalogue
from teams.analysis.engine import find, fixes, read
from teams.analysis.finding import Finding, Fix, Severity
from teams.exchange.document.fixing import fixed_document
from teams.exchange.document.fixing_yaml import Unwritable
from teams.exchange.document.problems import Problem, UnusableDocument
from teams.exchange.document.reader import Document, read_document
from teams.exchange.lint.choice import Choice, is_accepted
from teams.exchange.lint.files import content_of
from teams.exchange.lint.fixed import Fixed
from teams.matrix.apply import InvalidEdit, Mismatched, apply_edits
from teams.matrix.edits import ChangeSeat, Edit, RemoveRow, RemoveSeat

_YAML = (".yaml", ".yml")
_BOM = b"\xef\xbb\xbf"


class _Unsafe(Exception):
    pass


def repair(file: str, choice: Choice, catalogue: Catalogue, today: date) -> list[Fixed]:
    """Makes the safe fixes in the file: those made, then those left. Raises UnusableDocument; the file is then as before."""
    if Path(file).suffix.lower() not in _YAML and Path(file).is_file():
        message = "--fix changes documents in YAML only; this file is left as it is."
        raise UnusableDocument(file, [Problem(None, message)])
    content = content_of(file)
    document = read_document(content, file=file, catalogue=catalogue, today=today)
    text = content.decode("utf-8-sig")
    repairing = _Repairing(file, text, document, choice, catalogue)
    repairing.run()
    if repairing.text != text:
        bom = _BOM if content.startswith(_BOM) else b""
        _replace(file, bom + repairing.text.encode())
    return [*repairing.made, *repairing.left]


class _Repairing:
    def __init__(
        self, file: str, text: str, document: Document, choice: Choice, catalogue: Catalogue
    ) -> None:
        self.file, self.text, self.document = file, text, document
        self.choice, self.catalogue = choice, catalogue
        self.reading = read(document.matrix, document.catalogue)
        self.findings = find(self.reading)
        self.made: list[Fixed] = []
        self.left: list[Fixed] = []

    def run(self) -> None:
        """Again and again, because one fix may open the way for another; each makes the findings fewer or lighter."""
        while True:
            made = len(self.made)
            self.left = []
            for finding in self._chosen():
                self._try(finding)
            if len(self.made) == made:
                return

    def _chosen(self) -> list[Finding]:
        matrix = self.document.matrix
        return [
            one
            for one in self.findings
            if self.choice.takes(one) and not is_accepted(one, matrix.accepted, matrix.date)
        ]

    def _try(self, finding: Finding) -> None:
        if finding not in self.findings:  # an earlier fix of this round cleared or changed it
            return
        fix = next(iter(fixes(self.reading, finding)), None)
        if fix is None:
            return
        line = _line(self.document, finding)
        try:
            self._make(finding, fix)
        except _Unsafe as unsafe:
            self.left.append(Fixed(line, finding, fix.label, str(unsafe)))
        else:
            self.made.append(Fixed(line, finding, fix.label))

    def _make(self, finding: Finding, fix: Fix) -> None:
        for edit in fix.edits:
            if why := _for_people(edit):
                raise _Unsafe(why)
        try:
            matrix = apply_edits(self.document.matrix, fix.edits).matrix
        except (InvalidEdit, Mismatched) as error:
            raise _Unsafe(f"it does not fit: {error}") from error
        reading = read(matrix, self.document.catalogue)
        findings = find(reading)
        _check(finding, self.findings, findings)
        try:
            self.text, self.document = fixed_document(
                self.text, self.document, fix.edits, file=self.file, shipped=self.catalogue
            )
        except Unwritable as error:
            raise _Unsafe(f"the file cannot be changed there: {error}") from error
        self.reading, self.findings = reading, findings


def _for_people(edit: Edit) -> str:
    """Why nobody but people should decide on this edit; nothing where it is only about letters."""
    if isinstance(edit, RemoveRow):
        return "it removes a row; that is yours to decide"
    if isinstance(edit, RemoveSeat):
        return "it removes a seat; that is yours to decide"
    if isinstance(edit, ChangeSeat) and "person" in edit.after:
        return "it changes who sits where; that is yours to decide"
    return ""


def _check(finding: Finding, before: Sequence[Finding], after: Sequence[Finding]) -> None:
    """Safe is what clears its finding, makes no new error or warning, and leaves less to do than there was."""
    if any(one.fingerprint == finding.fingerprint for one in after):
        raise _Unsafe("it does not clear the finding")
    known = {one.fingerprint: one.severity for one in before}
    for one in after:
        graver = one.severity.rank < known.get(one.fingerprint, Severity.HINT).rank
        if graver:
            raise _Unsafe(f"it would make {one.code}: {one.message}")
    if _weights(after) >= _weights(before):
        raise _Unsafe("it only puts other hints in its place")


def _weights(findings: Sequence[Finding]) -> tuple[int, ...]:
    """How many errors, warnings and hints. It falls with every fix made, so that there is a last one."""
    return tuple(sum(one.severity is severity for one in findings) for severity in Severity)


def _line(document: Document, finding: Finding) -> int | None:
    lines = [document.row_lines.get(key) for key in finding.rows]
    lines += [document.seat_lines.get(key) for key in finding.seats]
    return next((line for line in lines if line), None)


def _replace(file: str, content: bytes) -> None:
    """The whole new content or, if anything fails, the old one. A link stays a link."""
    target = Path(file).resolve()
    try:
        _write_whole(target, content)
    except OSError as error:
        message = f"The fixes cannot be written: {error.strerror or error}. The file is as before."
        raise UnusableDocument(file, [Problem(None, message)]) from error


def _write_whole(target: Path, content: bytes) -> None:
    if not os.access(target, os.W_OK):
        raise PermissionError(None, "you may not write to it")
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
