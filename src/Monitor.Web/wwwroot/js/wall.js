// Fetches the page anew each minute and puts its content in at once. While the server is away the last state stays, and says of when it is.
const every = 60_000;

async function refresh() {
  try {
    const answer = await fetch(location.href, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(20_000) });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("wall");
    if (!fresh) throw new Error("no wall");
    document.getElementById("wall").replaceWith(document.importNode(fresh, true));
  } catch {
    const state = document.getElementById("wall-state");
    state.dataset.away = "";
    state.textContent = "与服务器的连接中断或登录已失效，正在重试；显示的是此时的数据：";
  }
}

if (document.getElementById("wall")) setInterval(refresh, every);
