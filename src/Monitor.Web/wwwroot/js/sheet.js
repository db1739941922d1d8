// The keyboard of a sheet, and its memory: each cell that is typed over is kept on the server at once. What could not be kept yet waits in this
// browser, for this user, and is sent again: a broken connection, a reload or a sign-out loses nothing.
const Retry = 3000, Pause = 1500;

export function attach(grid, page) {
  const editor = grid.querySelector("[data-editor]"), bar = grid.querySelector(".bar"), table = grid.querySelector("table");
  const store = `monitor:${grid.dataset.user}:${grid.dataset.sheet}`;
  const keyOf = cell => `${cell.dataset.center} ${cell.dataset.field}`;
  const cellOf = key => table.querySelector(`td[data-center="${key.split(" ")[0]}"][data-field="${key.split(" ")[1]}"]`);
  const waiting = new Map(JSON.parse(localStorage.getItem(store) ?? "[]"));
  const done = [];
  let active = null, corner = null, editing = false, sending = false, refused = "", timer = 0, pause = 0;

  const rows = () => [...table.tBodies[0].rows].map(row => [...row.querySelectorAll("td[data-field]")]);
  const placeOf = cell => rows().map((row, y) => [row.indexOf(cell), y]).find(([x]) => x >= 0);
  const textOf = cell => waiting.get(keyOf(cell))?.text ?? cell.dataset.text;

  function remember() {
    if (waiting.size) localStorage.setItem(store, JSON.stringify([...waiting]));
    else localStorage.removeItem(store);
    for (const cell of table.querySelectorAll("td[data-waiting]")) if (!waiting.has(keyOf(cell))) delete cell.dataset.waiting;
    for (const [key, { text }] of waiting) {
      const cell = cellOf(key);
      if (cell) cell.dataset.waiting = text || "（空）";
    }
  }

  function tell(text, bad) {
    const status = bar.querySelector("[data-status]");
    status.textContent = text;
    status.toggleAttribute("data-bad", !!bad);
  }

  function show() {
    if (active) bar.querySelector("[data-at]").textContent = `${active.dataset.name}　${active.title.replaceAll("\n", "　")}`;
    const origin = bar.querySelector("[data-origin]");
    origin.hidden = !active?.dataset.href;
    if (active?.dataset.href) origin.href = active.dataset.href;
  }

  function select(cell, extend) {
    if (!cell) return;
    if (extend) corner = cell;
    else {
      active?.removeAttribute("data-active");
      [active, corner] = [cell, null];
      cell.setAttribute("data-active", "");
      cell.focus({ preventScroll: true });
    }
    const chosen = new Set(range().flat());
    for (const other of table.querySelectorAll("td[data-field]")) other.toggleAttribute("data-chosen", !!corner && chosen.has(other));
    (corner ?? cell).scrollIntoView({ block: "nearest", inline: "nearest" });
    show();
  }

  function range() {
    if (!active) return [];
    const [x, y] = placeOf(active) ?? [0, 0], [u, v] = corner ? placeOf(corner) : [x, y];
    return rows().slice(Math.min(y, v), Math.max(y, v) + 1).map(row => row.slice(Math.min(x, u), Math.max(x, u) + 1));
  }

  function move(dx, dy, extend) {
    const all = rows(), [x, y] = placeOf(extend && corner ? corner : active) ?? [0, 0];
    const v = Math.max(0, Math.min(all.length - 1, y + dy));
    select(all[v][Math.max(0, Math.min(all[v].length - 1, x + dx))], extend);
  }

  function edit(text) {
    if (!active) return;
    const cell = active.getBoundingClientRect(), frame = grid.getBoundingClientRect();
    Object.assign(editor.style, { left: `${cell.left - frame.left}px`, top: `${cell.top - frame.top}px`, width: `${cell.width}px`, height: `${cell.height}px` });
    [editor.value, editor.hidden, editing] = [text, false, true];
    editor.dataset.was = textOf(active);
    editor.focus();
  }

  function leave(keep) {
    if (!editing) return;
    clearTimeout(pause);
    [editing, editor.hidden] = [false, true];
    if (keep) type([[active, editor.value]]);
    active.focus({ preventScroll: true });
  }

  // What was seen is what stood in the cell before anything of this browser's waited for it.
  function type(cells, isUndo) {
    const changed = cells.filter(([cell, text]) => text.trim() !== textOf(cell));
    if (!changed.length) return;
    if (!isUndo) done.push(changed.map(([cell]) => [keyOf(cell), textOf(cell)]));
    for (const [cell, text] of changed) waiting.set(keyOf(cell), { text: text.trim(), seen: waiting.get(keyOf(cell))?.seen ?? cell.dataset.text });
    refused = "";
    remember();
    send();
  }

  async function send() {
    clearTimeout(timer);
    if (sending || !waiting.size || refused || !grid.isConnected) return;
    sending = true;
    tell("正在保存……");
    const sent = [...waiting];
    try {
      const answer = await fetch(grid.dataset.sheet, {
        method: "POST",
        redirect: "manual",
        headers: { "Content-Type": "application/json", Accept: "application/json", RequestVerificationToken: grid.querySelector("input[name=__RequestVerificationToken]").value },
        body: JSON.stringify(sent.map(([key, { text, seen }]) => ({ center: key.split(" ")[0], field: key.split(" ")[1], text, seen }))),
      });
      const told = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
      if (answer.ok && told) {
        // What was typed again meanwhile is sent next, over what has just been kept.
        for (const [key, { text }] of sent) {
          const now = waiting.get(key);
          if (now?.text === text) waiting.delete(key);
          else if (now) now.seen = text;
        }
        await page.invokeMethodAsync("KeptAsync", told);
        remember();
        show();
        tell(told.length ? `${told.length} 个单元格与他人的修改冲突，请在上方选择` : "已保存", told.length);
      } else if (told?.message) {
        refused = told.message;
        tell(`没有保存：${refused}　填写的内容仍保留在本页。`, true);
      } else tell(`登录已失效，${waiting.size} 个单元格暂存在本机，重新登录后自动保存`, true);
    } catch {
      tell(`连接中断，${waiting.size} 个单元格暂存在本机，恢复后自动保存`, true);
    }
    sending = false;
    if (waiting.size && !refused) timer = setTimeout(send, Retry);
  }

  function paste(text) {
    const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map(line => line.split("\t"));
    const all = rows(), [x, y] = placeOf(range()[0][0]), fill = lines.length === 1 && lines[0].length === 1 ? range().flat() : null;
    type(fill ? fill.map(cell => [cell, lines[0][0]]) : lines.flatMap((line, dy) => line.flatMap((value, dx) => all[y + dy]?.[x + dx] ? [[all[y + dy][x + dx], value]] : [])));
  }

  table.addEventListener("mousedown", e => {
    const cell = e.target.closest("td[data-field]");
    if (!cell) return;
    leave(true);
    if (cell === active && !e.shiftKey) edit(textOf(cell));
    else select(cell, e.shiftKey && active);
    e.preventDefault();
  });
  // Also where an issue led here, or the Tab key.
  table.addEventListener("focusin", e => {
    const cell = e.target.closest("td[data-field]");
    if (cell && cell !== active) select(cell);
  });
  table.addEventListener("keydown", e => {
    if (!active || editing || e.altKey) return;
    const steps = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], Home: [-99, 0], End: [99, 0], PageUp: [0, -10], PageDown: [0, 10] };
    const far = e.ctrlKey || e.metaKey;
    if (steps[e.key]) move(...steps[e.key].map(step => far && Math.abs(step) === 1 ? step * 999 : step), e.shiftKey);
    else if (e.key === "Enter") e.shiftKey ? move(0, -1) : edit(textOf(active));
    else if (e.key === "F2") edit(textOf(active));
    else if (e.key === "Delete" || e.key === "Backspace") type(range().flat().map(cell => [cell, ""]));
    else if (far && e.key.toLowerCase() === "z") type((done.pop() ?? []).map(([key, text]) => [cellOf(key), text]).filter(([cell]) => cell), true);
    else if (e.key.length === 1 && !far || e.isComposing || e.key === "Process") return edit("");
    else return;
    e.preventDefault();
  });
  grid.addEventListener("copy", e => {
    if (editing || !active) return;
    e.clipboardData.setData("text/plain", range().map(row => row.map(textOf).join("\t")).join("\n"));
    e.preventDefault();
  });
  grid.addEventListener("paste", e => {
    if (editing || !active) return;
    paste(e.clipboardData.getData("text/plain"));
    e.preventDefault();
  });
  editor.addEventListener("keydown", e => {
    if (e.isComposing) return;
    if (e.key === "Enter") { leave(true); move(0, e.shiftKey ? -1 : 1); }
    else if (e.key === "Tab") { leave(true); move(e.shiftKey ? -1 : 1, 0); }
    else if (e.key === "Escape") {
      leave(false);
      if (textOf(active) !== editor.dataset.was) type([[active, editor.dataset.was]]);
    }
    else if (e.key === "ArrowDown" || e.key === "ArrowUp") { leave(true); move(0, e.key === "ArrowUp" ? -1 : 1); }
    else return;
    e.preventDefault();
  });
  editor.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => editing && type([[active, editor.value]]), Pause);
  });
  editor.addEventListener("blur", () => leave(true));
  grid.querySelector(".scroll").addEventListener("scroll", () => leave(true));
  addEventListener("online", () => grid.isConnected && send());

  rows()[0]?.[0]?.setAttribute("tabindex", "0");
  grid.setAttribute("data-ready", "");
  remember();
  send();
}
