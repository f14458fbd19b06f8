"""The map of the filter, and what is drawn on it as a table."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.publish.basemap import packed_basemap
from twosource.web import labels, lists, mapping
from twosource.web.filters import Filter, parse
from twosource.web.pages.incidents import MOST, about, row_json
from twosource.web.site import page, site_of, twin


def show(request: Request) -> Response:
    """``/map``; ``box`` is the window, which is no part of the filter."""
    site, filter_ = site_of(request), parse(request.query_params.multi_items())
    asked = parse([("area", request.query_params.get("box", ""))]).area
    with site.desk.reading():
        count = site.count(filter_)
        same = filter_.query(sort="date")
        extent = filter_.area or site.remembered(("extent", same), lambda c: lists.extent(c, filter_))
        window = mapping.window_for(extent, asked)
        box, cell = mapping.box_of(window), mapping.cell_of(window)
        rows = site.remembered(("pins", same, box), lambda c: lists.clusters(c, filter_, box, cell=cell))
        undrawn = site.remembered(("undrawn", same), lambda c: lists.undrawn(c, filter_))
        facets = site.facets()
    drawn = mapping.pins(rows, window)
    km, km_px = mapping.scale(window)
    return page(
        request, "map.html.j2", filter=filter_, count=count, facets=facets, view="map", window=window, box=box,
        ground=mapping.ground(window), pins=drawn, towns=mapping.towns(window, drawn), undrawn=undrawn, km=km, km_px=km_px,
        closer=mapping.zoomed(window, 0.5), farther=mapping.zoomed(window, 2.0), width=labels.WIDTH, height=labels.HEIGHT,
        seen=sum(p.n for p in drawn), area_xy=_area(filter_, window), asked=asked is not None,
        others=parse_qsl(filter_.query(area=None)),
    )  # fmt: skip


def _area(filter_: Filter, window: Any) -> tuple[float, float, float, float] | None:
    """The area of the filter in the drawing: left, top, width, height."""
    if filter_.area is None:
        return None
    left, top = window.xy(filter_.area[0], filter_.area[3])
    right, bottom = window.xy(filter_.area[2], filter_.area[1])
    return left, top, right - left, bottom - top


def points(request: Request) -> Response:
    """``/map/points.json``: what the map in the browser draws, as rows of ``POINT``; what has no point is not in it."""
    site, filter_ = site_of(request), parse(request.query_params.multi_items())
    with site.desk.reading():
        same = filter_.query(sort="date")
        rows = site.remembered(("points", same), lambda c: lists.points(c, filter_, limit=MOST))
    return twin({**about(filter_), "columns": lists.POINT, "points": rows})


def ground(_: Request) -> Response:
    """The vendored basemap as it ships: rings and towns in hundredths of a degree, packed."""
    headers = {"Content-Encoding": "gzip", "Cache-Control": "private, max-age=3600"}
    return Response(packed_basemap(), media_type="application/json", headers=headers)


def as_json(request: Request) -> Response:
    """``/map.json``: GeoJSON of all that the filter lets through; without a point the geometry is ``null``."""
    site, filter_ = site_of(request), parse(request.query_params.multi_items())
    with site.desk.reading() as connection:
        rows = [row_json(r) for r in lists.every(connection, filter_, limit=MOST)]
    features = [
        {
            "type": "Feature",
            "id": row["incident"],
            "geometry": {"type": "Point", "coordinates": row["point"]} if row["point"] else None,
            "properties": {k: v for k, v in row.items() if k != "point"},
        }
        for row in rows
    ]
    return twin({"type": "FeatureCollection", **about(filter_), "features": features})


ROUTES = [Route("/map", show), Route("/map.json", as_json), Route("/map/points.json", points)]
