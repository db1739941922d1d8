// The upload form with progress, and a file that is too large told before it is sent. Without this script the form works all the same.
addEventListener("submit", e => {
  const form = e.target;
  if (!form.matches?.("form[data-upload]")) return;
  e.preventDefault();
  const file = form.elements.file.files[0], button = form.querySelector("button"), bar = form.querySelector("progress");
  const largest = Number(form.dataset.largest), megabytes = bytes => `${Math.round(bytes / 104857.6) / 10} MB`;
  const tell = text => {
    const output = form.querySelector("output");
    output.hidden = !text;
    output.textContent = text;
  };
  if (!file) return tell("没有选择文件。请选择填写好的报送表后上传。");
  if (file.size > largest) return tell(`文件大小为${megabytes(file.size)}，应不超过${megabytes(largest)}。请删去图片和无关的工作表后重新上传。`);

  const request = new XMLHttpRequest(), text = button.textContent;
  const end = message => {
    button.disabled = false;
    button.textContent = text;
    bar.hidden = true;
    tell(message);
  };
  tell("");
  button.disabled = true;
  button.textContent = "正在上传……";
  bar.hidden = false;
  request.upload.onprogress = p => {
    bar.value = p.total ? 100 * p.loaded / p.total : 0;
    if (p.loaded === p.total) button.textContent = "正在检查……";
  };
  request.onload = () => {
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch { /* Not ours: a page of an error. */ }
    if (answer.page) location.assign(answer.page);
    else end(answer.message ?? "上传没有完成，数据未改变。请刷新页面后重试。");
  };
  request.onerror = () => end("与服务器的连接中断，上传没有完成，数据未改变。请检查网络后重试。");
  request.open("POST", form.action);
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
