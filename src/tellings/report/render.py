"""Render a record as one HTML page: the same record gives the same bytes.

The page needs no network and no other file, works without JavaScript, and allows nothing but its
own style and script.
"""

from importlib.resources import files

from jinja2 import Environment

from tellings.records.record import Record
from tellings.report.display import display
from tellings.report.page import page
from tellings.report.policy import content_policy
from tellings.views.quotes import Excerpt

MOST_FINDINGS = 30
"""Conflicts and tensions shown open; further ones are folded below them."""

MOST_PEOPLE = 40
"""People in the open table; further ones are folded below it."""


def render(record: Record) -> str:
    """Return the page; RecordError when a quote differs from what its document says."""
    style = _static("report.css")
    script = _static("report.js")
    policy = content_policy(style=style, script=script)
    view = page(record, policy=policy, style=style, script=script)
    return _environment().get_template("page.html").render(page=view)


def _static(name: str) -> str:
    return files("tellings.report").joinpath("static", name).read_text(encoding="utf-8")


def _environment() -> Environment:
    environment = display("tellings.report", cite=_anchor)
    environment.globals.update(most_findings=MOST_FINDINGS, most_people=MOST_PEOPLE)
    return environment


def _anchor(excerpt: Excerpt) -> str:
    return f"#{excerpt.anchor}"
