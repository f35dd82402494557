// The little that scripts add: the official components' behaviour, and a warning before typed text is lost.
// Every page works without.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
const source = document.querySelector("script[data-govuk]")?.dataset.govuk;
if (source) import(source);

for (const form of document.querySelectorAll("form[method=post]")) {
  let dirty = false;
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
}

// A page that waits for a long job looks again by itself; without a script there is a link.
const waiting = document.querySelector("[data-refresh-seconds]");
if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.refreshSeconds) * 1000);
