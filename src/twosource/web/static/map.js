// The map of the filter: clusters of what may be drawn, each incident with how sure its place is, and an area drawn on it.
import { colour, counted, drawn, feature, features, gl } from "./ground.js";

const figure = document.querySelector("[data-script=map]"), box = figure.querySelector(".gl"), rest = figure.dataset.rest;
const PIXEL = 78271.517; // metres of one pixel at the equator, at zoom 0
const round = v => Math.round(v * 1e4) / 1e4;
const go = (path, name, value) => {
  const asked = new URLSearchParams(rest);
  asked.set(name, value.map(round).join(","));
  location.href = path + "?" + asked;
};
const answer = await (await fetch("/map/points.json?" + rest)).json();
const points = answer.points.map(row => Object.fromEntries(answer.columns.map((name, n) => [name, row[n]])));
const data = features(points.map(p => feature("Point", [p.lon, p.lat], {
  ...p, contested: p.grade === "contested" ? 1 : 0,
  reach: (p.radius_km || 0) * 1000 / (PIXEL * Math.cos(p.lat * Math.PI / 180)),
})));
const alone = ["!", ["has", "point_count"]], many = ["has", "point_count"];
const dress = map => {
  const tint = ["case", [">", ["get", "contested"], 0], colour("contested"), colour("accent")];
  map.addSource("incidents", { type: "geojson", data, cluster: true, clusterRadius: 34, clusterMaxZoom: 14, clusterProperties: { contested: ["+", ["get", "contested"]] } });
  map.addLayer({ id: "discs", type: "circle", source: "incidents", filter: alone, paint: {
    "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "reach"], 20, ["*", ["get", "reach"], 1048576]],
    "circle-color": tint, "circle-opacity": 0.09, "circle-stroke-color": tint, "circle-stroke-opacity": 0.45, "circle-stroke-width": 1,
  } });
  map.addLayer({ id: "clusters", type: "circle", source: "incidents", filter: many, paint: {
    "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "point_count"]], 1, 9, 10, 17, 60, 30],
    "circle-color": tint, "circle-stroke-color": colour("paper"), "circle-stroke-width": 1.5,
  } });
  map.addLayer({ id: "numbers", type: "symbol", source: "incidents", filter: many, layout: { "text-field": ["number-format", ["get", "point_count"], { locale: "en" }], ...counted }, paint: { "text-color": colour("paper") } });
  map.addLayer({ id: "pins", type: "circle", source: "incidents", filter: alone, paint: { "circle-radius": 6.5, "circle-color": tint, "circle-stroke-color": colour("paper"), "circle-stroke-width": 1.5 } });
  map.addLayer({ id: "places", type: "symbol", source: "incidents", filter: alone, minzoom: 5, layout: {
    "text-field": ["coalesce", ["get", "place"], ""], ...counted, "text-allow-overlap": false, "text-anchor": "left", "text-offset": [0.9, 0],
  }, paint: { "text-color": colour("ink"), "text-halo-color": colour("land"), "text-halo-width": 1.6 } });
  if (figure.dataset.area) {
    const [w, s, e, n] = figure.dataset.area.split(",").map(Number);
    map.addSource("area", { type: "geojson", data: feature("Polygon", [[[w, s], [e, s], [e, n], [w, n], [w, s]]]) });
    map.addLayer({ id: "area", type: "line", source: "area", paint: { "line-color": colour("accent"), "line-width": 1.4, "line-dasharray": [3, 2] } });
  }
};
// What a place is told of: words are set as text, never as markup.
const told = (properties, count) => {
  const made = document.createElement("div"), line = (tag, text) => text && made.append(Object.assign(document.createElement(tag), { textContent: text }));
  if (count) return line("b", `${count.toLocaleString("en")} incidents`), line("span", properties.contested ? `${properties.contested} contested; ` : ""), line("span", "click for closer"), made;
  line("b", properties.place || "place not stated");
  const days = properties.end && properties.end !== properties.start ? `${properties.start} to ${properties.end}` : properties.start || "no date";
  line("p", `${days} · ${figure.dataset.events ? JSON.parse(figure.dataset.events)[properties.event] : properties.event}`);
  line("p", properties.killed_said ? `killed ${properties.killed_said}` : properties.killed_group ? `killed: ${properties.killed_group}` : "killed: not stated");
  line("p", properties.radius_km ? `within ${properties.radius_km} km` : "");
  return made;
};
const closer = async (map, spot) => {
  const leaves = await map.getSource("incidents").getClusterLeaves(spot.properties.cluster_id, spot.properties.point_count, 0);
  const bounds = new gl.LngLatBounds();
  leaves.forEach(l => bounds.extend([l.properties.lon, l.properties.lat]));
  const [west, south, east, north] = bounds.toArray().flat();
  if (east - west < 2e-3 && north - south < 2e-3) go("/incidents", "area", [west - 5e-4, south - 5e-4, east + 5e-4, north + 5e-4]);
  else map.fitBounds(bounds, { padding: 60, maxZoom: 14.9 });
};
const listen = map => {
  const popup = new gl.Popup({ closeButton: false, closeOnClick: false, offset: 12, maxWidth: "280px" });
  for (const layer of ["clusters", "pins"]) {
    map.on("mousemove", layer, e => {
      map.getCanvas().style.cursor = "pointer";
      const [spot] = e.features;
      popup.setLngLat(spot.geometry.coordinates).setDOMContent(told(spot.properties, spot.properties.point_count)).addTo(map);
    });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; popup.remove(); });
  }
  map.on("click", "pins", e => { location.href = "/incidents/" + encodeURIComponent(e.features[0].properties.incident); });
  map.on("click", "clusters", e => closer(map, e.features[0]));
  // The table below, and the address, follow what is in sight.
  map.on("moveend", () => {
    const sight = map.getBounds().toArray().flat().map(round), asked = new URLSearchParams(rest);
    asked.set("box", [Math.max(sight[0], -180), Math.max(sight[1], -90), Math.min(sight[2], 180), Math.min(sight[3], 90)].join(","));
    window.htmx?.ajax("GET", "/map?" + asked, { target: "#in-sight", select: "#in-sight", swap: "outerHTML" });
    history.replaceState(history.state, "", "/map?" + asked);
  });
};
const drawing = map => {
  const button = document.querySelector("[data-draw]");
  let from = null, rect = null;
  const on = yes => {
    button.setAttribute("aria-pressed", String(yes));
    map.dragPan[yes ? "disable" : "enable"]();
    box.classList.toggle("drawing", yes);
  };
  const spot = e => { const b = box.getBoundingClientRect(); return [e.clientX - b.left, e.clientY - b.top]; };
  button.hidden = false;
  button.addEventListener("click", () => on(button.getAttribute("aria-pressed") !== "true"));
  box.addEventListener("pointerdown", e => {
    if (e.button || button.getAttribute("aria-pressed") !== "true" || e.target.closest(".maplibregl-ctrl")) return;
    from = spot(e);
    rect = box.appendChild(Object.assign(document.createElement("div"), { className: "drawn-box" }));
    box.setPointerCapture(e.pointerId);
    e.preventDefault();
  });
  box.addEventListener("pointermove", e => {
    if (!from) return;
    const to = spot(e);
    Object.assign(rect.style, { left: Math.min(from[0], to[0]) + "px", top: Math.min(from[1], to[1]) + "px", width: Math.abs(to[0] - from[0]) + "px", height: Math.abs(to[1] - from[1]) + "px" });
  });
  box.addEventListener("pointerup", e => {
    if (!from) return;
    const start = from, to = spot(e);
    rect.remove();
    from = null;
    if (Math.abs(to[0] - start[0]) < 4 || Math.abs(to[1] - start[1]) < 4) return;
    const [a, b] = [map.unproject(start), map.unproject(to)];
    go("/map", "area", [Math.min(a.lng, b.lng), Math.min(a.lat, b.lat), Math.max(a.lng, b.lng), Math.max(a.lat, b.lat)]);
  });
};
try {
  figure.classList.add("live");
  const map = await drawn(box, figure.dataset.box, dress);
  map.getCanvas().setAttribute("aria-label", "Map; the same is in the table below");
  listen(map);
  drawing(map);
  box.dataset.drawn = String(points.length);
} catch (error) {
  figure.classList.remove("live"); // no WebGL: the drawing that came with the page stays
  console.info("The map is shown as a drawing: " + error.message);
}
