"""The page as a web application: addresses to views, views to templates; no logic of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates

from headwater.ledger import Ledger
from headwater.web import events, reading
from headwater.web.guard import Guard

HERE = Path(__file__).parent
MISSING = "Not in this ledger"

logger = logging.getLogger(__name__)


def create_app(ledger: Ledger) -> Guard:
    """The page over one ledger, behind the guard; it only reads."""
    app = FastAPI(title="Headwater", docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    templates = Jinja2Templates(directory=HERE / "templates")

    def page(
        request: Request, name: str, here: str, values: dict[str, Any], status: int = 200
    ) -> HTMLResponse:
        shared = {"here": here, "total_reports": ledger.count()}
        return templates.TemplateResponse(request, name, shared | values, status_code=status)

    def missing(request: Request, what: str) -> HTMLResponse:
        values = {"what": MISSING, "hint": f"There is no {what} here."}
        return page(request, "error.html", "", values, status=404)

    _event_views(app, ledger, page, missing)
    _report_views(app, ledger, page, missing)
    return Guard(app)


Page = Callable[..., HTMLResponse]


def _event_views(app: FastAPI, ledger: Ledger, page: Page, missing: Page) -> None:
    @app.get("/", response_class=HTMLResponse)
    def event_list(request: Request, form: Annotated[events.Form, Query()]) -> Response:
        part = request.headers.get("hx-request") == "true"
        name = "_events.html" if part else "events.html"
        return page(request, name, "events", events.listed(ledger, form, whole=not part))

    @app.get("/events/{event_id}", response_class=HTMLResponse)
    def one_event(request: Request, event_id: str, edge: str | None = None) -> Response:
        found = events.one(ledger, event_id, edge)
        return (
            page(request, "event.html", "events", found) if found else missing(request, f"event {event_id!r}")
        )

    @app.get("/events/{event_id}/edges/{edge}", response_class=HTMLResponse)
    def one_edge(request: Request, event_id: str, edge: str) -> Response:
        found = events.one(ledger, event_id, edge)
        if not found or not found["edge"]:
            return missing(request, f"line {edge!r} in event {event_id!r}")
        return page(request, "_edge.html", "events", found)


def _report_views(app: FastAPI, ledger: Ledger, page: Page, missing: Page) -> None:
    @app.get("/reports", response_class=HTMLResponse)
    def report_list(request: Request, form: Annotated[reading.Form, Query()]) -> Response:
        part = request.headers.get("hx-request") == "true"
        name = "_reports.html" if part else "reports.html"
        return page(request, name, "reports", reading.listed(ledger, form))

    @app.get("/reports/{report_id:path}", response_class=HTMLResponse)
    def one_report(request: Request, report_id: str, start: int = 0, end: int = 0) -> Response:
        found = reading.one(ledger, report_id, (start, end))
        return (
            page(request, "report.html", "reports", found)
            if found
            else missing(request, f"report {report_id!r}")
        )
