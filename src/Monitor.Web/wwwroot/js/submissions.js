// The upload form with progress of the sending and of the check, and 取消; a file that is too large is told before it is sent. Without this script the form works all the same.
addEventListener("submit", e => {
  const form = e.target;
  if (!form.matches?.("form[data-upload]")) return;
  e.preventDefault();
  const file = form.elements.file.files[0], button = form.querySelector("button[type=submit]"), wait = form.querySelector("[data-wait]");
  const [bar, step, cancel] = wait.children;
  const largest = Number(form.dataset.largest), megabytes = bytes => `${Math.round(bytes / 104857.6) / 10} MB`;
  const tell = (text, isCalm) => {
    const output = form.querySelector("output");
    output.hidden = !text;
    output.toggleAttribute("data-calm", !!isCalm);
    output.textContent = text;
  };
  if (!file) return tell("没有选择文件。请选择填写好的报送表后上传。");
  if (file.size > largest) return tell(`文件大小为${megabytes(file.size)}，应不超过${megabytes(largest)}。请删去图片和无关的工作表后重新上传。`);

  const request = new XMLHttpRequest(), key = `${Date.now()}-${Math.random()}`;
  let isSent = false;
  // null: nobody knows how far; the bar says only that it goes on.
  const show = (text, share) => {
    step.textContent = text;
    if (share == null) bar.removeAttribute("value");
    else bar.value = share;
  };
  const end = (message, isCalm) => {
    button.disabled = cancel.disabled = false;
    wait.hidden = true;
    tell(message, isCalm);
    button.focus();
  };
  tell("");
  button.disabled = true;
  wait.hidden = false;
  show("正在上传", 0);
  cancel.onclick = () => {
    if (!isSent) {
      request.abort();
      return end("已取消，未保存任何内容。", true);
    }
    // The server alone knows whether it is in time: its answer is waited for.
    cancel.disabled = true;
    show("正在取消", null);
    const token = new FormData();
    token.append("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    fetch(`/submissions/uploads/cancel?key=${key}`, { method: "POST", body: token }).catch(() => {});
  };
  const lastOf = text => {
    try {
      return JSON.parse(text.trim().split("\n").at(-1));
    } catch { // Not ours: a page of an error; or half a line.
      return {};
    }
  };
  request.upload.onprogress = p => show("正在上传", p.total ? 100 * p.loaded / p.total : null);
  request.upload.onload = () => {
    isSent = true;
    show("正在检查", null);
  };
  request.onprogress = () => {
    const now = lastOf(request.responseText);
    if (now.wait && !cancel.disabled) show(now.wait, now.share);
  };
  request.onload = () => {
    const answer = lastOf(request.responseText);
    if (!answer.page) end(answer.message ?? "上传没有完成，数据未改变。请刷新页面后重试。", answer.calledOff);
    else if (cancel.disabled) end("取消之前文件已经保存。请刷新页面查看检查结果。");
    else location.assign(answer.page);
  };
  request.onerror = () => end(isSent
    ? "与服务器的连接中断，不知道是否已经保存。请检查网络，刷新页面看“上传和填写记录”里有没有这份文件。"
    : "与服务器的连接中断，上传没有完成，数据未改变。请检查网络后重试。");
  request.open("POST", `${form.action}?key=${key}`);
  request.setRequestHeader("Accept", "application/json");
  request.send(new FormData(form));
});

addEventListener("click", e => {
  if (e.target.closest?.("[data-print]")) return print();
  const link = e.target.closest?.("a[data-cell]");
  const cell = link && document.getElementById(link.hash.slice(1));
  if (!cell) return;
  e.preventDefault();
  e.stopPropagation();
  document.querySelectorAll("[data-found]").forEach(found => found.removeAttribute("data-found"));
  cell.setAttribute("data-found", "");
  cell.scrollIntoView({ block: "center", inline: "center" });
  cell.focus({ preventScroll: true });
}, true);
