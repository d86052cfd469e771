// The workbench: everything here is comfort on top of a form that works without it.

const DRAFT = 'workbench.draft';

const form = document.getElementById('bench');
const textarea = document.getElementById('query');
const status = document.getElementById('status');
const note = document.getElementById('note');
const clock = document.getElementById('clock');
const cancel = document.getElementById('cancel');
const share = document.getElementById('share');

let editor = null;
let running = null;
let view = new URL(location).searchParams.get('view');

const text = () => editor ? editor.text() : textarea.value;

function setText(value) {
  textarea.value = value;
  editor?.setText(value);
}

/* What is typed is kept for this window alone, until the window is closed. */

function keepDraft() {
  sessionStorage.setItem(DRAFT, JSON.stringify({ address: location.href, text: text() }));
}

function restoreDraft() {
  const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? 'null');
  const asked = new URL(location).searchParams;
  if (draft && (draft.address === location.href || !asked.has('query') && !asked.has('question'))) {
    textarea.value = draft.text;
  }
}

/* Running */

/** The address of what the form asks for; a button may add to it. */
function address(button) {
  const parameters = new URLSearchParams(new FormData(form, button));
  if (view) {
    parameters.set('view', view);
  }
  for (const [name, value] of [...parameters]) {
    if (value === '') {
      parameters.delete(name);
    }
  }
  return `${form.getAttribute('action')}?${parameters}`;
}

const tooLong = url => url.length > Number(form.dataset.maxAddress);

async function run(url = address()) {
  if (tooLong(url)) {
    await load(form.getAttribute('action'), { method: 'POST', body: new URL(url, location).searchParams });
  }
  else if (await load(url) && new URL(url, location).href !== location.href) {
    history.pushState(null, '', url);
  }
  keepDraft();
}

/** Fetches the page for a query and takes its result over; the one that is shown stays until then. */
async function load(url, options = {}) {
  running?.abort();
  const own = running = new AbortController();
  const stop = startClock();
  try {
    const response = await fetch(url, { headers: { Accept: 'text/html' }, signal: own.signal, ...options });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const result = page.getElementById('result');
    if (!result) {
      throw new TypeError(`no result, but status ${response.status}`);
    }
    show(result);
    return page;
  }
  catch (failure) {
    if (own === running) {
      tell(own.signal.aborted ? status.dataset.cancelled : status.dataset.failed);
    }
    return null;
  }
  finally {
    if (own === running) {
      running = null;
    }
    stop();
  }
}

function startClock() {
  const start = performance.now();
  const tick = () => clock.textContent = clock.dataset.running.replace('{0}', ((performance.now() - start) / 1000).toFixed(1));
  tick();
  const ticking = setInterval(tick, 100);
  clock.hidden = cancel.hidden = false;
  note.hidden = true;
  status.textContent = '';
  return () => {
    clearInterval(ticking);
    if (!running) {
      clock.hidden = cancel.hidden = true;
      if (document.activeElement === cancel) {
        document.getElementById('run').focus();
      }
    }
  };
}

function tell(message) {
  note.textContent = message;
  note.hidden = false;
  status.textContent = message;
}

function show(result) {
  document.getElementById('result').replaceWith(document.adoptNode(result));
  status.textContent = document.getElementById('summary')?.textContent ?? '';
  showView();
  if (result.dataset.line > 0) {
    editor?.goTo(Number(result.dataset.line), Number(result.dataset.column));
  }
  result.dispatchEvent(new CustomEvent('samgraf:shown', { bubbles: true }));
}

/* One view at a time; changing it asks nothing of the server. */

function showView() {
  const links = [...document.querySelectorAll('#result .ways a')];
  const chosen = links.find(link => link.dataset.view === view) ?? links[0];
  for (const link of links) {
    const section = document.querySelector(link.hash);
    section.hidden = link !== chosen;
    section.querySelector('h3').classList.add('unseen');
    if (link === chosen) {
      link.setAttribute('aria-current', 'true');
    }
    else {
      link.removeAttribute('aria-current');
    }
  }
}

document.addEventListener('click', event => {
  const link = event.target.closest('#result .ways a');
  const other = event.target.closest('#result a.sort, #result .pages a');
  if (other && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    run(other.getAttribute('href'));
  }
  if (link) {
    event.preventDefault();
    view = link.dataset.view;
    showView();
    const here = new URL(location);
    if (here.searchParams.has('query')) {
      here.searchParams.set('view', view);
      history.replaceState(null, '', here);
      keepDraft();
    }
  }
});

form.addEventListener('submit', event => {
  event.preventDefault();
  const button = event.submitter?.form === form && event.submitter.name ? event.submitter : null;
  if (button?.name === 'view') {
    view = button.value;
  }
  run(address(button));
});

cancel.addEventListener('click', () => running?.abort());

document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && running && !event.defaultPrevented) {
    running.abort();
  }
});

addEventListener('popstate', async () => {
  view = new URL(location).searchParams.get('view');
  const page = await load(location.href);
  if (page) {
    setText(page.getElementById('query').value);
    keepDraft();
  }
});

share.addEventListener('click', async () => {
  const url = address();
  if (tooLong(url)) {
    tell(share.dataset.tooLong);
    return;
  }
  await navigator.clipboard.writeText(new URL(url, location).href);
  const name = share.textContent;
  share.textContent = status.textContent = share.dataset.done;
  setTimeout(() => share.textContent = name, 2000);
});

/* Examples */

const filter = document.getElementById('filter');

filter.addEventListener('input', () => {
  const words = filter.value.toLowerCase().split(/\s+/);
  let count = 0;
  for (const example of document.querySelectorAll('#examples li')) {
    const known = `${example.textContent} ${example.dataset.words}`.toLowerCase();
    example.hidden = !words.every(word => known.includes(word));
    count += example.hidden ? 0 : 1;
  }
  const told = document.getElementById('filter-count');
  told.textContent = told.dataset.text.replace('{0}', count);
});

/* The beginning: the form as it is, then the editor in place of the text area. */

restoreDraft();
showView();
document.getElementById('filter-field').hidden = false;
document.getElementById('post').hidden = true;
share.hidden = !navigator.clipboard;
textarea.addEventListener('input', keepDraft);
textarea.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});

try {
  const { replace } = await import('./editor.js');
  editor = replace(textarea, { run: () => run(), changed: keepDraft });
  document.getElementById('editor-hint').hidden = false;
}
catch (failure) {
  console.warn('The query is edited as plain text', failure);
}
