// @ts-check
/*
 * Follows a live story: requests the page again while it is visible, and inserts its new entries. The browser's cache
 * gets 304 while nothing was released. Sent to browsers without its comments and indentation.
 */
const interval = 15_000; // ms between requests
const maxWait = 300_000; // maximum ms between attempts while the server does not answer

const body = /** @type {HTMLElement} */ (document.querySelector('.body'));
const statusLine = /** @type {HTMLElement} */ (document.querySelector('[data-said]'));
const heads = ['.article-head', '.article-meta'];
let lastTag = '';
let wait = interval;
/** @type {ReturnType<typeof setTimeout> | 0 | undefined} undefined while the page is hidden; 0 during a request */
let timer;

document.documentElement.style.overflowAnchor = 'none'; // the script keeps the scroll position itself, the same in every browser

async function poll() {
  timer = document.hidden ? undefined : 0;
  if (timer === undefined) return; // `resume` requests it again
  statusLine.textContent = ''; // a screen reader does not announce the same text twice
  try {
    const answer = await fetch(location.pathname, { cache: 'no-cache', credentials: 'omit' });
    if (answer.status === 410) return location.reload();
    if (answer.status === 404) return stop();
    if (!answer.ok) throw answer.status;
    wait = interval;
    const tag = answer.headers.get('etag') ?? '';
    if (tag !== lastTag) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const goesOn = page.querySelector('[data-live]');
      merge(page);
      if (!goesOn) return stop();
    }
    lastTag = tag;
  } catch {
    wait = Math.min(wait * 2, maxWait);
  }
  timer = setTimeout(poll, wait);
}

/** @param {ParentNode} page */
const entriesIn = (page) => /** @type {HTMLElement[]} */ ([...page.querySelectorAll('.body > .entry')]);

/** @param {Document} page */
function merge(page) {
  const before = entriesIn(document);
  const known = new Map(before.map((entry) => [entry.id, entry]));
  const parts = heads.flatMap((head) => document.querySelector(head) ?? []);
  const place = [...parts, ...before].find((part) => part.getBoundingClientRect().bottom > 0);
  const top = place?.getBoundingClientRect().top ?? 0;
  let fresh = 0;
  /** @type {Element | null} */
  let below = before.at(-1)?.nextElementSibling ?? null;
  for (const entry of entriesIn(page).reverse()) {
    const old = known.get(entry.id);
    known.delete(entry.id);
    if (!old) {
      fresh += 1;
      entry.dataset.new = '';
      body.insertBefore(entry, below);
      below = entry;
    } else {
      if (old.nextElementSibling !== below) body.insertBefore(old, below);
      update(old, entry);
      below = old;
    }
  }
  for (const gone of known.values()) gone.remove();
  for (const head of heads) update(document.querySelector(head), page.querySelector(head));
  const moved = place?.isConnected ? place.getBoundingClientRect().top - top : 0;
  if (moved) scrollBy({ top: moved, behavior: 'instant' });
  if (fresh) announce(fresh);
}

/**
 * @param {Element | null} old
 * @param {Element | null} now
 */
function update(old, now) {
  if (!old || !now || old.innerHTML === now.innerHTML || old.contains(document.activeElement)) return;
  old.replaceChildren(...now.childNodes);
}

/** @param {number} count */
function announce(count) {
  const words = JSON.parse(statusLine.dataset.said ?? '{}');
  const form = new Intl.PluralRules(document.documentElement.lang).select(count);
  statusLine.textContent = words[form].replace('#', count);
}

function resume() {
  if (!document.hidden && timer === undefined) poll();
}

function stop() {
  document.removeEventListener('visibilitychange', resume);
}

document.addEventListener('visibilitychange', resume);
timer = setTimeout(poll, interval);
