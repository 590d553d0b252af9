"""Serves the built SPA: immutable assets, and index.html for every other address but those of the API."""

from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

API_PREFIXES = ("api/", "partner/", "health/", "metrics")


def install(app: FastAPI, dist: Path) -> None:
    if (dist / "assets").is_dir():
        app.mount("/assets", _Assets(directory=dist / "assets"), name="assets")

    def page(request: Request) -> Response:
        path = request.path_params["path"]
        if path.startswith(API_PREFIXES) or not (dist / "index.html").is_file():
            raise HTTPException(404)
        file = (dist / path).resolve()
        if path and file.is_file() and file.is_relative_to(dist.resolve()):
            return FileResponse(file, headers={"Cache-Control": "no-cache"})
        return FileResponse(dist / "index.html", headers={"Cache-Control": "no-cache"})

    app.add_route("/{path:path}", page, methods=["GET", "HEAD"], include_in_schema=False)


class _Assets(StaticFiles):
    """File names carry their hash: browsers may keep them for a year."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
