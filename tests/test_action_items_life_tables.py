"""Lists as .xlsx: what stands in the file, read as the XML that it is."""

import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

from bot.formats.tables import table_file
from bot.replies import Attachment


def texts(file: Attachment) -> list[str]:
    with zipfile.ZipFile(BytesIO(file.content)) as archive:
        shared = archive.read("xl/sharedStrings.xml").decode()
    return re.findall(r"<t[^>]*>([^<]*)</t>", shared)


def sheet(file: Attachment) -> str:
    with zipfile.ZipFile(BytesIO(file.content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def test_a_table_holds_its_headings_and_rows() -> None:
    file = table_file("actions", "Actions", ("No", "Text"), [(41, "Envoyer la convention")])
    assert file.name == "actions.xlsx"
    assert texts(file) == ["No", "Text", "Envoyer la convention"]
    assert '<c r="A2" s="2"><v>41</v></c>' in sheet(file)


def test_days_and_instants_are_dates_and_not_words() -> None:
    file = table_file(
        "t", "T", ("a", "b"), [(date(2026, 9, 24), datetime(2026, 9, 24, 18, 0, tzinfo=UTC).replace(tzinfo=None))]
    )
    assert texts(file) == ["a", "b"]
    assert "<v>46289</v>" in sheet(file)
    assert "<v>46289.75</v>" in sheet(file)


def test_what_somebody_wrote_is_never_a_formula() -> None:
    file = table_file("t", "T", ("a",), [("=HYPERLINK(1)",), ("https://example.org",)])
    assert texts(file) == ["a", "=HYPERLINK(1)", "https://example.org"]
    assert "<f>" not in sheet(file)
    assert "hyperlink" not in sheet(file)


def test_a_table_without_rows_has_headings_still() -> None:
    assert texts(table_file("t", "Retard: [tous]", ("a", "b"), [])) == ["a", "b"]
