/**
 * Lets a map of hexagons be walked with the arrow keys, says which place is meant, and marks the rows of tables that
 * are about it. Without this module the tiles are plain links.
 */

/** How much a step to the side counts against one in the direction of the key. */
const ASIDE = 2;

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function centre(element) {
  const box = element.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** The nearest of the tiles that lie in a direction, or nothing. */
function nearest(tiles, from, [dx, dy]) {
  const start = centre(from);
  let found;
  let least = Infinity;
  for (const tile of tiles) {
    const end = centre(tile);
    const ahead = (end.x - start.x) * dx + (end.y - start.y) * dy;
    const aside = Math.abs((end.x - start.x) * dy) + Math.abs((end.y - start.y) * dx);
    if (ahead > 1 && ahead + ASIDE * aside < least) {
      least = ahead + ASIDE * aside;
      found = tile;
    }
  }
  return found;
}

function setUp(map) {
  const tiles = new Map();
  for (const tile of map.querySelectorAll("[data-place]")) {
    tiles.set(tile.dataset.place, tile);
  }
  const links = [...tiles.values()].filter((tile) => tile.localName === "a");
  const rows = Map.groupBy
    ? Map.groupBy(document.querySelectorAll("tr[data-place]"), (row) => row.dataset.place)
    : [...document.querySelectorAll("tr[data-place]")].reduce((groups, row) =>
      groups.set(row.dataset.place, [...(groups.get(row.dataset.place) ?? []), row]), new Map());
  const status = map.querySelector("[data-map-status]");
  const cursor = map.querySelector("[data-map-cursor]");
  const names = new Map();
  let marked;

  // The browser's own tooltip would say the same a second time.
  for (const [place, tile] of tiles) {
    const title = tile.querySelector("title");
    names.set(place, title.textContent);
    title.remove();
  }

  function mark(place) {
    if (place === marked) {
      return;
    }
    rows.get(marked)?.forEach((row) => row.classList.remove("marked"));
    marked = tiles.has(place) ? place : undefined;
    rows.get(marked)?.forEach((row) => row.classList.add("marked"));
    cursor.setAttribute("points", tiles.get(marked)?.querySelector("polygon").getAttribute("points") ?? "");
  }

  /** A screen reader says the name of what has the focus by itself. */
  function say(place, aloud) {
    status.setAttribute("aria-live", aloud ? "polite" : "off");
    status.textContent = names.get(place) ?? status.dataset.hint;
  }

  function show(place, aloud) {
    mark(place);
    say(place, aloud);
  }

  /** What has the focus, where nothing is pointed at. */
  function rest() {
    show(document.activeElement?.closest?.("[data-place]")?.dataset.place, false);
  }

  function makeTabStop(link) {
    for (const other of links) {
      other.setAttribute("tabindex", other === link ? "0" : "-1");
    }
  }

  map.addEventListener("pointerover", (event) => {
    const tile = event.target.closest("[data-place]");
    if (tile) {
      show(tile.dataset.place, true);
    }
  });
  map.querySelector("svg").addEventListener("pointerleave", rest);
  map.addEventListener("focusin", (event) => {
    const tile = event.target.closest("a[data-place]");
    if (tile) {
      makeTabStop(tile);
      show(tile.dataset.place, false);
    }
  });
  map.addEventListener("focusout", () => show(undefined, false));
  map.addEventListener("keydown", (event) => {
    const here = event.target.closest("a[data-place]");
    if (!here || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const next = event.key === "Home" ? links.at(0) : event.key === "End" ? links.at(-1)
      : event.key in DIRECTIONS ? nearest(links, here, DIRECTIONS[event.key]) ?? here : undefined;
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  for (const [place, group] of rows) {
    for (const row of group) {
      row.addEventListener("pointerenter", () => mark(place));
      row.addEventListener("pointerleave", rest);
      row.addEventListener("focusin", () => mark(place));
      row.addEventListener("focusout", () => mark(undefined));
    }
  }

  makeTabStop(links.at(0));
  status.hidden = false;
}

document.querySelectorAll("[data-map]").forEach(setUp);

// Where a page takes in a new answer, it has a new map.
document.addEventListener("samgraf:shown", (event) => event.target.querySelectorAll("[data-map]").forEach(setUp));
