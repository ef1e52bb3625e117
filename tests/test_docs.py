"""The documentation names what the code gives."""

import re
from typing import get_args

from example import ROOT
from tellings.records.documents import AsideReason

CODE = re.compile(r"""code\s*=\s*"([a-z-]+)\"""")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


def test_every_notice_code_is_documented() -> None:
    """Each code that a reader may meet stands in the reference."""
    page = (ROOT / "docs" / "reference" / "notices.md").read_text(encoding="utf-8")
    found = {
        code
        for path in (ROOT / "src").rglob("*.py")
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert found
    assert [code for code in sorted(found) if f"`{code}`" not in page] == []


def test_every_reason_for_setting_aside_is_documented() -> None:
    """Each reason of the contract stands in the reference."""
    page = (ROOT / "docs" / "reference" / "notices.md").read_text(encoding="utf-8")
    assert [reason for reason in get_args(AsideReason) if f"`{reason}`" not in page] == []


def test_links_between_pages_lead_somewhere() -> None:
    """Every relative link in the documentation names a file that is there."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_project_speaks_of_itself_alone() -> None:
    """No word of the sample texts stands in the code that reads or trains."""
    words = re.compile(r"Yong-gu|Ye-seung|Cell No\. 7", re.IGNORECASE)
    places = [
        str(path.relative_to(ROOT))
        for folder in ("src", "train")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if words.search(path.read_text(encoding="utf-8"))
    ]
    assert places == []
