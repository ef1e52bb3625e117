"""What keeps other pages and programs away from the workbench.

It answers on this machine alone, yet every page that the browser has open could send it requests:

- a name that resolves to this machine (DNS rebinding): the ``Host`` must be the address served;
- a request without the key: a link with a key that works once is exchanged for a cookie
  (``HttpOnly``, ``SameSite=Strict``);
- another page's form (cross-site request forgery): what changes something must come from the
  served address (``Origin``) and carry the session's token;
- words of accounts that are markup: nothing but the workbench's own files runs or loads.
"""

import hmac
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "tellings"
TOKEN_FIELD = "token"  # noqa: S105  (the name of a form field)
TOKEN_HEADER = "x-tellings-token"  # noqa: S105
LARGEST_BODY = 256_000
SAFE = frozenset({"GET", "HEAD"})
HEADERS = (
    (
        "content-security-policy",
        (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            "require-trusted-types-for 'script'"
        ),
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("cache-control", "no-store"),
)
WELCOME = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Tellings</title>'
    '<meta http-equiv="refresh" content="0;url=/"><p><a href="/">Open the workbench</a></p></html>'
)
REFUSED = "This page needs the link that `tellings serve` printed in the terminal.\n"


@dataclass(slots=True, kw_only=True)
class Session:
    """A browser that was let in: the token its requests carry, and who judges in it."""

    token: str
    by: str


@dataclass(slots=True, kw_only=True)
class Keys:
    """The key that opens the workbench once, and the sessions that it opened.

    ``by`` is who judges until somebody says otherwise; ``used`` is called when a key was used, to
    show the next.
    """

    by: str
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    sessions: dict[str, Session] = field(default_factory=dict)
    used: Callable[[], None] = lambda: None

    def open(self, key: str) -> str | None:
        """Return the cookie of a new session when the key is the one, and change the key."""
        if not hmac.compare_digest(key.encode(), self.key.encode()):
            return None
        self.key = secrets.token_urlsafe(24)
        cookie = secrets.token_urlsafe(32)
        self.sessions[cookie] = Session(token=secrets.token_urlsafe(24), by=self.by)
        self.used()
        return cookie

    def session(self, cookie: str | None) -> Session | None:
        """Return the session of a cookie."""
        return None if cookie is None else self.sessions.get(cookie)


class Guard:
    """ASGI middleware that refuses what is not from the workbench's own pages."""

    def __init__(self, app: ASGIApp, *, keys: Keys, hosts: Sequence[str]) -> None:
        self._app = app
        self._keys = keys
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        sender = _with_headers(send)
        request = Request(scope, receive)
        refusal = self._refusal(request)
        if refusal is not None:
            await refusal(scope, receive, sender)
            return
        body = b"" if request.method in SAFE else await _body(request)
        if body is None:
            await _plain("too large\n", 413)(scope, receive, sender)
            return
        session = self._keys.session(request.cookies.get(COOKIE))
        assert session is not None
        if request.method not in SAFE and not _is_own(request, body, session):
            await _plain("this did not come from the workbench's own page\n", 403)(
                scope, receive, sender
            )
            return
        scope["state"] = {**scope.get("state", {}), "session": session}
        await self._app(scope, _replay(body, receive), sender)

    def _refusal(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if host not in self._hosts:
            return _plain("not served under this name\n", 421)
        origin = request.headers.get("origin")
        if origin is not None and origin not in {f"http://{name}" for name in self._hosts}:
            return _plain("not from this page\n", 403)
        if self._keys.session(request.cookies.get(COOKIE)) is not None:
            return None
        key = request.query_params.get("key", "")
        cookie = self._keys.open(key) if request.method == "GET" and key else None
        if cookie is None:
            return _plain(REFUSED, 403)
        welcome = HTMLResponse(WELCOME)
        welcome.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")
        return welcome


def _plain(text: str, status: int) -> Response:
    return PlainTextResponse(text, status_code=status)


async def _body(request: Request) -> bytes | None:
    """Return a request's body, None when it is larger than anything here needs."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            return None
        parts.append(part)
    return b"".join(parts)


def _is_own(request: Request, body: bytes, session: Session) -> bool:
    """Whether a request that changes something carries the session's token from our address."""
    site = request.headers.get("sec-fetch-site")
    if site not in (None, "same-origin"):
        return False
    given = request.headers.get(TOKEN_HEADER, "")
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if not given and kind == "application/x-www-form-urlencoded":
        fields = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        given = fields.get(TOKEN_FIELD, "")
    return hmac.compare_digest(given.encode(), session.token.encode())


def _replay(body: bytes, receive: Receive) -> Receive:
    """Give the body that was read to the application once more."""
    sent = False

    async def again() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name.encode(), value.encode()) for name, value in HEADERS]
            message = {**message, "headers": [*message.get("headers", ()), *own]}
        await send(message)

    return sender
