// The ground of a map: the basemap that ships with the package, its style in light and dark, and a map upon it.
// Names are drawn from the fonts of this machine: no glyph or tile server is asked for anything.
import * as gl from "./vendor/maplibre-gl.mjs";

export const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
export const features = all => ({ type: "FeatureCollection", features: all });
export const feature = (type, coordinates, properties = {}) => ({ type: "Feature", properties, geometry: { type, coordinates } });
const FONT = ["sans-serif"], BOLD = ["sans-serif", "Bold"]; // the weight is read off the names, the letters are the machine's own

// Rings are steps from point to point in hundredths of a degree; one that crosses the date line goes on beyond it.
const ring = steps => {
  let x = 0, y = 0;
  const made = [];
  for (let i = 0; i < steps.length; i += 2) {
    const over = i && Math.abs(steps[i]) > 18000 && Math.abs(y) < 8500 ? Math.sign(steps[i]) * 36000 : 0;
    made.push([(x += steps[i] - over) / 100, (y += steps[i + 1]) / 100]);
  }
  made.push(made[0]);
  return made;
};
const area = r => r.reduce((sum, [x, y], i) => sum + x * r[(i + 1) % r.length][1] - r[(i + 1) % r.length][0] * y, 0) / 2;
const middle = r => {
  const whole = area(r) || 1;
  let x = 0, y = 0;
  r.slice(1).forEach(([bx, by], i) => { const [ax, ay] = r[i], cross = ax * by - bx * ay; x += (ax + bx) * cross; y += (ay + by) * cross; });
  return [x / 6 / whole, y / 6 / whole];
};
const basemap = async () => {
  const { countries, towns } = await (await fetch("/static/basemap.json")).json();
  const land = [], names = [];
  for (const [name, packed] of countries) {
    const rings = packed.map(ring), largest = rings.reduce((a, b) => Math.abs(area(a)) >= Math.abs(area(b)) ? a : b);
    land.push(feature("MultiPolygon", rings.map(r => [r])));
    names.push(feature("Point", middle(largest), { name: name.toUpperCase(), size: Math.abs(area(largest)) }));
  }
  return { land: features(land), names: features(names), towns: features(towns.map(([name, x, y, people]) => feature("Point", [x / 100, y / 100], { name, people }))) };
};
const style = ({ land, names, towns }) => ({
  version: 8,
  sources: Object.fromEntries(Object.entries({ land, names, towns }).map(([name, data]) => [name, { type: "geojson", data, maxzoom: name === "land" ? 8 : 10 }])),
  layers: [
    { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land"), "fill-antialias": false } },
    { id: "borders", type: "line", source: "land", paint: { "line-color": colour("border"), "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.5, 7, 1.2] } },
    ...label("names", names, { "text-size": 11, "text-letter-spacing": 0.15, "symbol-sort-key": ["-", ["get", "size"]] }, ["any", [">", ["zoom"], 4], [">", ["get", "size"], ["step", ["zoom"], 120, 2, 40, 3, 12]]]),
    { id: "town-dots", type: "circle", source: "towns", filter: shown, paint: { "circle-radius": 1.8, "circle-color": colour("soft") } },
    ...label("towns", towns, { "text-size": 11, "text-anchor": "left", "text-offset": [0.5, 0], "symbol-sort-key": ["-", ["get", "people"]] }, shown),
  ],
});
const shown = [">=", ["get", "people"], ["step", ["zoom"], 9000, 3, 4000, 4, 1500, 5, 500, 6, 150, 7, 50, 8, 20, 9, 0]];
const label = (id, data, layout, filter) => data.features.length ? [{
  id, type: "symbol", source: id, filter,
  layout: { "text-field": ["get", "name"], "text-font": FONT, "text-max-width": 8, ...layout },
  paint: { "text-color": colour("soft"), "text-halo-color": colour("land"), "text-halo-width": 1.4 },
}] : [];
export const counted = { "text-font": BOLD, "text-size": 11, "text-allow-overlap": true };

let last = null;
/** A map in `box` of west,south,east,north; `dress` adds its own layers, again after light turned to dark. Throws where
 *  the browser has no WebGL: what the page has without it then stays. */
export const drawn = async (container, box, dress, options = {}) => {
  const ground = await basemap();
  const [west, south, east, north] = box.split(",").map((v, n) => n % 2 ? Math.max(-80, Math.min(82, v)) : Math.max(-180, Math.min(180, v)));
  last?.remove();
  const map = last = new gl.Map({
    container, style: style(ground), bounds: [[west, south], [east, north]], attributionControl: false, dragRotate: false, pitchWithRotate: false,
    touchPitch: false, maxZoom: 15, minZoom: 0.5, renderWorldCopies: false, fadeDuration: 0, localIdeographFontFamily: "sans-serif", ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.scrollZoom.setWheelZoomRate(1 / 300);
  map.addControl(new gl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new gl.ScaleControl({ maxWidth: 110 }), "bottom-left");
  await map.once("load");
  dress(map);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    map.setStyle(style(ground), { diff: false });
    map.once("style.load", () => dress(map));
  });
  return map;
};
export { gl };
