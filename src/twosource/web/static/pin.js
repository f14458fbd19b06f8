// The pin: set by a click, dragged, or put by a candidate. The fields below hold what counts.
import { colour, counted, drawn, feature, features, gl } from "./ground.js";

const form = document.querySelector("#pinned"), box = form.querySelector(".gl");
let map = null, marker = null;
const put = (lon, lat) => {
  form.elements.lat.value = lat.toFixed(4);
  form.elements.lon.value = lon.toFixed(4);
  form.elements.gazetteer_id.value = "";
  if (map) mark(lon, lat);
};
const mark = (lon, lat) => {
  if (!marker) {
    const element = Object.assign(document.createElement("div"), { className: "pin-marker", id: "pin" });
    marker = new gl.Marker({ element, draggable: true, anchor: "center" }).setLngLat([lon, lat]).addTo(map);
    element.setAttribute("aria-label", "The pin: drag it, or write its degrees below");
    marker.on("dragend", () => { const at = marker.getLngLat(); put(at.lng, at.lat); });
  }
  marker.setLngLat([lon, lat]);
};
const dress = map => {
  const spots = JSON.parse(form.dataset.pins).map(([lon, lat, kind, label]) => feature("Point", [lon, lat], { kind, label }));
  map.addSource("spots", { type: "geojson", data: features(spots.filter(s => s.properties.kind !== "pin")) });
  const now = ["==", ["get", "kind"], "now"];
  map.addLayer({ id: "spots", type: "circle", source: "spots", paint: {
    "circle-radius": ["case", now, 13, 9], "circle-color": colour("accent"), "circle-opacity": ["case", now, 0, 1],
    "circle-stroke-color": ["case", now, colour("contested"), colour("paper")], "circle-stroke-width": ["case", now, 2.5, 1.5],
  } });
  map.addLayer({ id: "numbers", type: "symbol", source: "spots", filter: ["!", now], layout: { "text-field": ["get", "label"], ...counted }, paint: { "text-color": colour("paper") } });
  map.addLayer({ id: "now", type: "symbol", source: "spots", filter: now, layout: { "text-field": "now", ...counted, "text-anchor": "left", "text-offset": [1.5, 0.3] }, paint: { "text-color": colour("ink"), "text-halo-color": colour("land"), "text-halo-width": 1.6 } });
};
document.querySelectorAll("[data-take]").forEach(b => b.addEventListener("click", () => {
  const c = JSON.parse(b.dataset.take);
  for (const f of ["name", "admin1", "country_code"]) form.elements[f].value = c[f];
  form.elements.country.value = "";
  put(c.lon, c.lat);
  form.elements.gazetteer_id.value = c.gazetteer_id;
  form.requestSubmit();
}));
try {
  form.classList.add("live");
  map = await drawn(box, box.dataset.box, dress);
  map.getCanvas().setAttribute("aria-label", "Map of the candidates; the same is in the list below");
  map.on("click", e => put(e.lngLat.lng, e.lngLat.lat));
  if (form.elements.lat.value && form.elements.lon.value) mark(Number(form.elements.lon.value), Number(form.elements.lat.value));
  box.dataset.drawn = "1";
} catch (error) {
  form.classList.remove("live");
  console.info("The map is shown as a drawing: " + error.message);
}
