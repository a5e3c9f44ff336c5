"""Workbooks (.xlsx, .ods, .xls) as grids, one a sheet."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import python_calamine as calamine

from teams.exchange.sheets.grid import Grid, Opened, UnreadableFile
from teams.exchange.sheets.refusals import BROKEN, PROTECTED
from teams.exchange.sheets.workbook_guard import check_workbook

Value = int | float | str | bool | time | date | datetime | timedelta


def open_workbook(data: bytes) -> Opened:
    """The sheets in their order. Raises UnreadableFile."""
    check_workbook(data)
    grids = []
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for about in book.sheets_metadata:
                if about.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(about.name)
                cells = [
                    [value if type(value) is str else _text(value) for value in row]
                    for row in sheet.to_python(skip_empty_area=False)
                ]
                hidden = about.visible != calamine.SheetVisibleEnum.Visible
                grids.append(Grid(about.name, cells, hidden))
    except calamine.PasswordError as error:
        raise UnreadableFile(PROTECTED) from error
    except (calamine.CalamineError, ValueError, OverflowError) as error:
        raise UnreadableFile(BROKEN) from error
    except BaseException as error:
        # A panic of the reader's Rust, which is no Exception and cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFile(BROKEN) from error
    return Opened(grids)


def _text(value: Value) -> str:
    """As the spreadsheet shows it by default."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)
