// The browser's half of pipeline.audit.widget: shows one card at a time and answers to the keyboard alone.

const KEYS = [
  ["Enter", "无误", "accept"], ["E", "改正", "correct"], ["1–9", "选候选", "take an alternative"],
  ["U", "无法辨认", "unreadable"], ["S", "跳过", "skip"], ["Z", "撤销", "undo"],
  ["X", "拆分", "split"], ["M", "合并", "merge"], ["R", "移行", "move row"],
  ["D", "删空行", "drop ghost row"], ["K", "表类型", "kind of table"], ["F", "筛选", "filter"],
];
const WHY = {
  loss: ["预期损失最大", "largest expected loss"], check: ["勾稽不平", "a check fails"],
  spot: ["随机抽查", "drawn at random"], second: ["二次复核", "second look"],
};
const ROLE = {
  total: ["合计金额", "total"], amount: ["金额", "amount"], code: ["编码", "code"], label: ["名称", "label"],
  prose: ["文字", "prose"],
};
const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

function h(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.flat(3).filter((child) => child !== null && child !== undefined));
  return made;
}
const fill = (parent, ...children) => parent.replaceChildren(...children.flat(2).filter((child) => child !== null && child !== undefined));
const both = (words) => [h("span", { class: "zh" }, words[0]), h("span", { class: "en" }, words[1])];
const percent = (share) => (share >= 0.9995 ? "100 %" : `${Math.floor(share * 1000) / 10} %`);
const same = (one, two) => JSON.stringify(one) === JSON.stringify(two);

function render({ model, el }) {
  let cards = [], ended = false, mode = "look", note = "", held = null, tryTimer = null, chosen = {};
  const root = h("div", { class: "yusuan-review", tabindex: 0, "data-lm-suppress-shortcuts": "true" });
  const top = h("header"), filters = h("div", { class: "filters" }), main = h("main"), foot = h("footer");
  root.append(top, filters, main, foot);
  el.append(root);
  const say = (content) => model.send(content);
  const card = () => cards[0];

  function toLook() { mode = "look"; filters.classList.remove("open"); draw(); root.focus({ preventScroll: true }); }

  function decide(action, more = {}) {
    if (!card()) return;
    const key = card().key, structure = ["merge", "split", "move", "drop", "kind"].includes(action);
    note = "";
    if (!structure) { cards.shift(); mode = "look"; }
    say({ do: "decide", action, key, ...more });
    structure ? (mode = "look") : draw();
    if (!structure) root.focus({ preventScroll: true });
  }

  function tryText(text) {
    clearTimeout(tryTimer);
    const key = card()?.key;
    if (key) tryTimer = setTimeout(() => say({ do: "try", key, text }), 120);
  }

  // ---- drawing -------------------------------------------------------------------------------------------------
  function drawTop() {
    const p = model.get("progress");
    const figures = [
      [p.looked, "已看", "looked at"], [p.wrong, "改正", "corrected"], [p.unreadable, "无法辨认", "unreadable"],
      [p.structure, "结构", "structure"],
    ];
    const left = `≈ ${p.errors < 10 ? p.errors : Math.round(p.errors)}`;
    fill(top,
      h("div", { class: "brand" }, h("b", {}, "审核"), h("span", { class: "en" }, `Review · ${model.get("setup").who}`)),
      h("div", { class: "figures" }, figures.map(([n, zh, en]) => h("div", {}, h("b", {}, String(n)), both([zh, en])))),
      h("div", { class: "left", title: "95 %" }, h("b", {}, left), h("span", { class: "range" }, `${Math.floor(p.low)}–${Math.ceil(p.high)}`),
        both(["未看部分估计错误", `errors expected in ${p.cells.toLocaleString("en")} unseen cells`])),
      p.pairs ? h("div", { class: "left" }, h("b", {}, percent(p.share)), p.kappa === null ? null : h("span", { class: "range" }, `κ ${p.kappa.toFixed(2)}`),
        both(["两人一致", `agreement over ${p.pairs} second looks`])) : null,
    );
  }

  function select(name, words, options) {
    const choice = h("select", { "data-name": name, onchange: (event) => { chosen[name] = event.target.value; } },
      h("option", { value: "" }, words), options.map(([value, text]) => h("option", { value, selected: chosen[name] === value }, text)));
    return choice;
  }
  function drawFilters() {
    const s = model.get("setup");
    fill(filters,
      select("document", "全部文件 · all documents", s.documents),
      select("kind", "全部表类型 · all kinds", s.kinds.map((kind) => [kind, kind])),
      select("rule", "全部规则 · any rule", s.rules.map((rule) => [rule, rule])),
      select("below", "任何置信度 · any confidence", [["0.5", "< 50 %"], ["0.8", "< 80 %"], ["0.95", "< 95 %"], ["0.99", "< 99 %"]]),
      h("span", { class: "hint" }, "Tab 选择 · Enter 应用 apply · Esc 返回 back"),
    );
  }

  function drawCrops(c) {
    if (!c.crops.length) return h("div", { class: "nocrop" }, both(["找不到原文件，无法显示页面", "the PDF was not found, so there is no picture"]));
    return c.crops.map((crop) => {
      const [x, y, w, height] = crop.frame.map((share) => `${share * 100}%`);
      return h("figure", {}, h("div", { class: "picture", style: `aspect-ratio:${crop.width}/${crop.height};max-width:${crop.width}px` },
        h("img", { src: crop.src, alt: c.cell.raw }), h("i", { class: "frame", style: `left:${x};top:${y};width:${w};height:${height}` })));
    });
  }

  function drawReading(c) {
    const text = h("div", { class: "text" + (c.cell.text ? "" : " blank") }, c.cell.text || "（空 blank）");
    const field = {
      edit: () => h("textarea", { class: "edit", rows: Math.min(6, c.cell.text.split("\n").length + (c.cell.text.length > 40 ? 2 : 0)), spellcheck: "false", oninput: (e) => tryText(e.target.value) }, c.cell.text),
      split: () => h("textarea", { class: "edit", rows: 4, spellcheck: "false" }, splitGuess(c).join("\n")),
      merge: () => h("textarea", { class: "edit", rows: 2, spellcheck: "false" }, [c.cell.text, c.neighbours[chosen.side]].filter(Boolean)[chosen.side === "up" || chosen.side === "left" ? "reverse" : "slice"]().join("")),
      kind: () => h("select", { class: "edit" }, model.get("setup").all_kinds.map((kind) => h("option", { value: kind, selected: kind === c.table.kind }, kind))),
    }[mode];
    const hints = {
      edit: "Enter 保存 save · Esc 取消 cancel · Shift+Enter 换行 new line",
      split: `每行一部分 one part a line · Tab：${chosen.along === "rows" ? "上下 rows ⇅" : "左右 columns ⇆"} · Enter 拆分 split · Esc`,
      merge: "合并后的文字 text of the merged cell · Enter 合并 merge · Esc",
      side: "与哪一边合并？方向键 · arrow key: merge with which side? · Esc",
      move: "↑ ↓ 移动本行 move this row · Esc",
      drop: "再按 D 删除本行 · D again drops this row · Esc",
      kind: "↑ ↓ 选择 choose · Enter 确定 · Esc",
    }[mode];
    return h("section", { class: "reading" },
      field ? field() : text,
      hints ? h("div", { class: "hint" }, hints) : null,
      note ? h("div", { class: "note" }, note) : null,
      h("dl", {},
        h("dt", {}, both(["所见", "as seen"])), h("dd", { class: "raw" }, c.cell.raw || "∅"),
        h("dt", {}, both(["置信度", "confidence"])), h("dd", {}, h("span", { class: "meter" }, h("i", { style: `width:${c.cell.confidence * 100}%` })), ` ${percent(c.cell.confidence)} · `, both(ROLE[c.role] || [c.role, ""])),
        c.alternatives.length ? [h("dt", {}, both(["候选", "alternatives"])), h("dd", { class: "alternatives" }, c.alternatives.map((one, i) =>
          h("span", { class: "chip" }, h("kbd", {}, String(i + 1)), one.text, one.probability === null ? null : h("small", {}, percent(one.probability)))))] : null,
        h("dt", {}, both(["原因", "reasons"])), h("dd", {}, h("ul", {}, c.reasons.map((one) => h("li", {}, both([one.zh, one.en]))))),
        drawHeld(c)));
  }
  function splitGuess(c) {
    const lines = c.cell.text.split("\n"), words = c.cell.text.split(/\s+/);
    return lines.length > 1 ? lines : words.length > 1 ? words : [c.cell.text, ""];
  }
  function drawHeld(c) {
    const known = held && same(held.key, c.key) ? held.held : null;
    if (!known || !known.length) return null;
    const sign = (one) => (one.holds === null ? "?" : one.holds ? "✓" : "✗");
    return [h("dt", {}, both(["勾稽", "identities"])), h("dd", {}, h("ul", { class: "held" }, known.map((one) =>
      h("li", { class: one.holds === null ? "open" : one.holds ? "holds" : "fails" }, h("b", {}, sign(one)), ` ${one.words}`, one.difference ? h("small", {}, one.difference) : null))))];
  }

  function drawGrid(c) {
    const rows = c.grid.map((row, index) => {
      const gap = index && c.grid[index - 1].row + 1 < row.row ? "gap" : "";
      return h("tr", { class: `${row.header ? "head" : ""} ${gap}` }, h("th", { class: "number" }, String(row.row)), row.cells.map((cell) =>
        h("td", { rowspan: cell.rows, colspan: cell.cols, class: [cell.here ? "here" : "", cell.human ? "human" : cell.confidence < 0.5 ? "low" : cell.confidence < 0.9 ? "mid" : ""].join(" ") }, cell.text)));
    });
    return h("div", { class: "around" }, h("table", {}, h("tbody", {}, rows)));
  }

  function draw() {
    drawTop();
    const c = card();
    root.dataset.left = cards.length;
    fill(foot, KEYS.map(([key, zh, en]) => h("span", {}, h("kbd", {}, key), both([zh, en]))));
    if (!c) {
      root.dataset.key = "";
      fill(main, h("div", { class: "done" }, ended ? both(["队列已空。", "Nothing left in this queue."]) : both(["读取中…", "Loading…"]), note ? h("div", { class: "note" }, note) : null));
      return;
    }
    const t = c.table, finding = c.findings[0];
    fill(main,
      h("div", { class: "where" }, h("span", { class: `why ${c.why}` }, both(WHY[c.why])), h("b", {}, t.title || "（无标题 untitled）"), t.unit ? `${t.unit} · ` : "",
        `${t.kind} · ${c.file}${c.page ? ` · 第 ${c.page} 页 p. ${c.page}` : ""} · ${c.cell.row + 1}/${t.rows} 行 row`),
      finding ? h("div", { class: "finding" }, h("b", {}, finding.rule), ` ${finding.message}`) : null,
      h("div", { class: "columns" }, h("section", { class: "page" }, drawCrops(c)), drawReading(c)),
      drawGrid(c));
    const here = main.querySelector("td.here"), around = main.querySelector(".around");
    if (here) around.scrollLeft = Math.max(0, here.offsetLeft - around.clientWidth / 2);
    const field = main.querySelector(".edit");
    if (field) { field.focus({ preventScroll: true }); field.setSelectionRange?.(field.value.length, field.value.length); }
    root.dataset.key = c.key.join("|");
    root.dataset.mode = mode;
    root.dataset.text = c.cell.text;
    root.dataset.spans = `${c.cell.row_span}x${c.cell.col_span}`;
    if (!held || !same(held.key, c.key)) tryText(c.cell.text);
  }

  // ---- keyboard ------------------------------------------------------------------------------------------------
  function inField(event) {
    const value = event.target.value, c = card();
    if (event.key === "Escape") return toLook(), true;
    if (mode === "split" && event.key === "Tab") { const kept = value; chosen.along = chosen.along === "rows" ? "cols" : "rows"; draw(); main.querySelector(".edit").value = kept; return true; }
    if (event.key !== "Enter" || event.shiftKey && mode === "edit" || event.isComposing) return mode === "split" && event.key === "Enter" && event.shiftKey ? false : undefined;
    if (mode === "split" && event.shiftKey) return undefined;
    if (mode === "edit") decide("correct", { text: value });
    else if (mode === "split") decide("split", { parts: value.split("\n").filter((part, i, all) => part.trim() || all.length === 2), along: chosen.along || (c.cell.row_span > c.cell.col_span ? "rows" : "cols") });
    else if (mode === "merge") decide("merge", { side: chosen.side, text: value });
    else if (mode === "kind") decide("kind", { kind: value });
    return true;
  }
  function inLook(event) {
    const c = card(), key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (mode === "side" && ARROWS[key]) { if (c.neighbours[ARROWS[key]] !== undefined) { chosen.side = ARROWS[key]; mode = "merge"; draw(); } return true; }
    if (mode === "move" && (key === "ArrowUp" || key === "ArrowDown")) return decide("move", { side: ARROWS[key] }), true;
    if (mode === "drop" && key === "d") return decide("drop"), true;
    if (key === "Escape") return toLook(), true;
    if (key === "z") return say({ do: "undo" }), true;
    if (key === "f") { mode = "filter"; drawFilters(); filters.classList.add("open"); filters.querySelector("select").focus(); return true; }
    if (!c) return false;
    if (key >= "1" && key <= "9") { const one = c.alternatives[Number(key) - 1]; if (one) decide("correct", { text: one.text }); return true; }
    const modes = { e: "edit", F2: "edit", x: "split", m: "side", r: "move", d: "drop", k: "kind" };
    if (modes[key]) { mode = modes[key]; if (key === "x") chosen.along = c.cell.row_span > c.cell.col_span ? "rows" : "cols"; note = ""; draw(); return true; }
    if (key === "Enter" || key === "a") return decide("accept"), true;
    if (key === "u") return decide("unreadable"), true;
    if (key === "s" || key === "ArrowRight") { cards.shift(); say({ do: "skip", key: c.key }); note = ""; draw(); return true; }
    return false;
  }
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { event.stopPropagation(); return; }
    let done;
    if (mode === "filter") {
      if (event.key === "Escape") { toLook(); done = true; }
      else if (event.key === "Enter") { say({ do: "filter", ...chosen }); toLook(); done = true; }
    } else done = event.target.classList.contains("edit") ? inField(event) : inLook(event);
    event.stopPropagation();
    if (done) event.preventDefault();
  });
  root.addEventListener("focusout", (event) => { if (!root.contains(event.relatedTarget) && mode === "look") say({ do: "save" }); });

  // ---- messages ------------------------------------------------------------------------------------------------
  const heard = (content) => {
    if (content.restart) { root.dataset.round = Number(root.dataset.round || 0) + 1; cards = []; held = null; mode = "look"; }
    if (content.cards) { cards.push(...content.cards.filter((one) => !cards.some((two) => same(one.key, two.key)))); ended = content.end; }
    if (content.undone) { cards = [content.undone, ...cards.filter((one) => !same(one.key, content.undone.key))]; held = null; mode = "look"; }
    if (content.problem) { note = content.problem; mode = "look"; }
    if (content.tried) {
      if (!card() || !same(content.tried.key, card().key)) return;
      held = content.tried;
      if (mode === "edit") { redrawHeld(); return; }
    }
    if (content.saved !== undefined || (content.cards && mode !== "look" && cards.length > content.cards.length)) return;
    draw();
    if (content.restart || content.undone || content.problem) root.focus({ preventScroll: true });
  };
  function redrawHeld() {
    const field = main.querySelector(".edit"), value = field.value, at = field.selectionStart;
    draw();
    const again = main.querySelector(".edit");
    again.value = value;
    again.setSelectionRange(at, at);
  }
  model.on("msg:custom", heard);
  model.on("change:progress", drawTop);
  drawFilters();
  draw();
  say({ do: "more" });
  return () => model.off("msg:custom", heard);
}

export default { render };
