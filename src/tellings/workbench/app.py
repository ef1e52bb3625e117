"""The application: the table of routes as Starlette runs it, behind the guard."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tellings.errors import CaseError, RecordError, TellingsError, UsageError
from tellings.workbench.answers import Asked, NotFound
from tellings.workbench.desk import Desk
from tellings.workbench.guard import Guard, Keys
from tellings.workbench.pages import problem
from tellings.workbench.routes import ROUTES, Address

STATIC = {
    "workbench.css": "text/css",
    "workbench.js": "text/javascript",
    "report.css": "text/css",
    "icon.svg": "image/svg+xml",
}


def application(desk: Desk, *, keys: Keys, hosts: Sequence[str]) -> Starlette:
    """Return the application that serves ``desk`` to sessions of ``keys`` under ``hosts``."""
    return Starlette(
        routes=[
            Route("/static/{name}", _static, methods=["GET"]),
            *(_route(address, desk) for address in ROUTES),
        ],
        middleware=[Middleware(Guard, keys=keys, hosts=hosts)],
        exception_handlers={HTTPException: _refused},
    )


def _route(address: Address, desk: Desk) -> Route:
    async def endpoint(request: Request) -> Response:
        body = await request.body()
        asked = Asked(
            desk=desk,
            session=request.state.session,
            path=dict(request.path_params),
            query=tuple(request.query_params.multi_items()),
            body=body,
            kind=request.headers.get("content-type", "").partition(";")[0].strip(),
        )
        return await run_in_threadpool(_answer, address, asked)

    return Route(address.path, endpoint, methods=[address.method], name=address.name)


def _answer(address: Address, asked: Asked) -> Response:
    """Answer, or say in words what is wrong: 404, 400, 409 for a case that cannot be used."""
    try:
        return address.answer(asked)
    except NotFound as error:
        return _problem(address, asked, str(error), 404)
    except UsageError as error:
        return _problem(address, asked, str(error), 400)
    except (CaseError, RecordError) as error:
        return _problem(address, asked, str(error), 409)
    except TellingsError as error:
        return _problem(address, asked, str(error), 409)


def _problem(address: Address, asked: Asked, message: str, status: int) -> Response:
    if address.is_json:
        return JSONResponse({"error": message}, status_code=status)
    return problem(asked, message, status)


def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers: dict[str, str] = dict(error.headers or {})
    return JSONResponse({"error": error.detail}, status_code=error.status_code, headers=headers)


async def _static(request: Request) -> Response:
    name: Any = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404, "no such file")
    package = "tellings.report" if name == "report.css" else "tellings.workbench"
    data = files(package).joinpath("static", name).read_bytes()
    return Response(data, media_type=STATIC[name])
