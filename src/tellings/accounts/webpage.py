"""Saved web pages: their whole visible text, with what the markup says about it as hints."""

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage

from lxml import etree

from tellings.accounts import mainpart, marks, pagehead, plain, threads, webtext
from tellings.accounts.decoding import decode
from tellings.accounts.drafts import Draft, Remark
from tellings.errors import InputError
from tellings.records.documents import Hint

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
WORTH_SAYING = 200


def read_page(path: str, data: bytes) -> Draft:
    """Return the visible text of an HTML page; InputError ``no-text`` when it has none."""
    declared = DECLARED.search(data[:8192])
    encoding = declared.group(1).decode("ascii") if declared else None
    decoded = decode(data, path=path, declared=encoding)
    root = webtext.parse(decoded.text)
    page = webtext.serialise(root) if root is not None else None
    if root is None or page is None or not page.text.strip():
        raise InputError(
            path,
            "is a page without visible text; open it in a browser and save the text it shows",
            code="no-text",
        )
    remarks = list(plain.encoding_remarks(decoded))
    if page.hidden > WORTH_SAYING:
        message = f"{page.hidden} characters of hidden elements were left out"
        remarks.append(Remark(code="hidden-text", message=message))
    return Draft(text=page.text, hints=tuple(_hints(page, root)), remarks=tuple(remarks))


def read_archived(path: str, data: bytes) -> Draft:
    """Return the text of a page saved as one MHTML file."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    body = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    payload = body.get_payload(decode=True) if body is not None else None
    if not isinstance(payload, bytes):
        raise InputError(path, "is a web archive without a page in it", code="no-text")
    return read_page(path, payload)


def _hints(page: webtext.Page, root: etree._Element) -> list[Hint]:
    marked = marks.mark(page)
    posts = threads.find_posts(page, marked)
    judged = mainpart.judge(page, root, posts, marked.plain)
    if posts and not judged.has_body:
        # Without text of its own a page's first post is what the others answer.
        first = min((h for h in posts if h.name == "comment"), key=lambda h: h.start)
        posts[posts.index(first)] = replace(first, value="body")
    return [*posts, *judged.hints, *pagehead.describe(page, root, posts)]
