/* The table of courses: sorting, filtering, showing and hiding columns. */
const courses = (() => {
  const table = document.querySelector("table.courses");
  if (!table) return null;
  const frame = table.parentElement;
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows];
  const column = new Map(heads.map((head, index) => [head.dataset.column, index]));
  const listeners = [];
  let order = { index: 0, isDown: false };
  let texts = null;

  const number = (row, index) => {
    const value = row.cells[index].dataset.v;
    if (value === undefined) return null;
    return disguise.arms && heads[index].classList.contains("directed") ? Math.abs(value) : Number(value);
  };
  const collator = new Intl.Collator(undefined, { numeric: true });
  const sort = (index, isDown) => {
    order = { index, isDown };
    const isNumeric = heads[index].classList.contains("n");
    const keyed = rows.map((row, place) => [isNumeric ? number(row, index) : row.cells[index].textContent, row, place]);
    const missing = (key) => key === null || key === "" || key === "–";
    keyed.sort(([a, , i], [b, , j]) => {
      if (missing(a) || missing(b)) return missing(a) - missing(b) || i - j;
      const difference = isNumeric ? a - b : collator.compare(a, b);
      return (isDown ? -difference : difference) || i - j;
    });
    const sorted = document.createDocumentFragment();
    for (const [, row] of keyed) sorted.append(row);
    body.append(sorted);
    heads.forEach((head, place) => {
      if (place === index) head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    frame.scrollTop = 0;
  };
  heads.forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const isSame = order.index === index && head.hasAttribute("aria-sort");
      sort(index, isSame ? !order.isDown : heads[index].classList.contains("n"));
    });
    head.append(button);
  });
  heads[0].setAttribute("aria-sort", "ascending");

  const tools = document.createElement("div");
  const field = document.createElement("input");
  const label = document.createElement("label");
  const count = document.createElement("output");
  const hint = document.createElement("p");
  tools.className = "tools";
  field.type = "search";
  field.id = "filter";
  field.autocomplete = "off";
  label.htmlFor = "filter";
  label.textContent = words.filter;
  hint.className = "note hint";
  hint.id = "filter-hint";
  hint.textContent = words.filterHint;
  field.setAttribute("aria-describedby", "filter-hint");
  count.setAttribute("aria-live", "polite");
  tools.append(label, field, count, hint);
  frame.before(tools);

  const limits = { "<": (a, b) => a < b, ">": (a, b) => a > b, "<=": (a, b) => a <= b, ">=": (a, b) => a >= b, "=": (a, b) => a === b };
  const test = (token) => {
    const parts = /^([\w-]+)(<=|>=|<|>|=)(.+)$/.exec(token);
    if (parts && column.has(parts[1])) {
      const [index, is, wanted] = [column.get(parts[1]), limits[parts[2]], parts[3].replace(",", ".").replace("−", "-")];
      if (!Number.isNaN(Number(wanted))) {
        return (row) => number(row, index) !== null && is(number(row, index), Number(wanted));
      }
      return (row) => row.cells[index].textContent.toLowerCase().includes(parts[3]);
    }
    return (row, place) => texts[place].includes(token);
  };
  const filter = () => {
    texts ??= rows.map((row) => [...row.cells].map((cell) => cell.textContent).join(" \u001f ").toLowerCase());
    const tests = field.value.toLowerCase().split(/\s+/).filter(Boolean).map(test);
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !tests.every((passes) => passes(row, place));
      if (!row.hidden) shown += 1;
    });
    count.textContent = shown || !rows.length ? say(words.shown, { shown, all: rows.length }) : words.none;
    for (const listener of listeners) listener();
  };
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, rows.length > 1000 ? 150 : 0);
  });
  count.textContent = say(words.shown, { shown: rows.length, all: rows.length });

  const rules = document.createElement("style");
  const isNarrow = matchMedia("(max-width: 40rem)").matches;
  const isShown = heads.map((head) => !head.classList.contains("optional") && (!isNarrow || head.classList.contains("essential")));
  const arrange = () => {
    const widths = heads.map((head) => Number(head.dataset.width)).filter((_, index) => isShown[index]);
    table.style.setProperty("--columns", widths.map((width) => `minmax(${width}rem,${width}fr)`).join(" "));
    table.style.setProperty("--least", widths.reduce((sum, width) => sum + width, 0) + "rem");
    rules.textContent = heads.map((_, index) => (isShown[index] ? "" : `.courses tr > :nth-child(${index + 1}){display:none}`)).join("");
  };
  document.head.append(rules);
  arrange();
  for (const row of document.querySelectorAll(".guide-table tbody tr")) {
    const index = column.get(row.dataset.column);
    const box = document.createElement("input");
    const choice = document.createElement("label");
    box.type = "checkbox";
    box.checked = isShown[index];
    box.disabled = index === 0;
    box.addEventListener("change", () => {
      isShown[index] = box.checked;
      arrange();
    });
    choice.append(box, ...row.cells[0].childNodes);
    row.cells[0].append(choice);
  }
  document.addEventListener("disguise", () => {
    texts = null;
    sort(order.index, order.isDown);
    if (field.value) filter();
  });
  for (const row of document.querySelectorAll(".reason-table tbody tr")) {
    const code = row.cells[0].textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = row.cells[2].textContent;
    button.setAttribute("aria-label", say(words.only, { reason: code }) + ": " + button.textContent);
    button.addEventListener("click", () => {
      field.value = "reasons=" + code;
      filter();
      field.scrollIntoView({ block: "start" });
      field.focus({ preventScroll: true });
    });
    row.cells[2].replaceChildren(button);
  }
  const reveal = (row) => {
    if (row.hidden) return;
    const top = row.offsetTop - table.tHead.offsetHeight;
    if (top < frame.scrollTop || row.offsetTop + row.offsetHeight > frame.scrollTop + frame.clientHeight) {
      frame.scrollTop = top - frame.clientHeight / 3;
    }
  };
  return { rows, heads, column, body, reveal, whenFiltered: (listener) => listeners.push(listener) };
})();
