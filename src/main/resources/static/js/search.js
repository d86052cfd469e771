// Suggestions below the search field in the head of every page: a combobox with a list (WAI-ARIA Authoring Practices),
// whose options are links. Without this module the field is a form that leads to the page of the search.

const DELAY = 120;
const SHOWN = 8;

const input = document.getElementById('find');
const texts = document.querySelector('script[data-suggestions]')?.dataset ?? {};

if (input) {
  suggest(input);
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function suggest(field) {
  const form = field.form;
  const list = element('div', { id: 'find-list', role: 'listbox', class: 'suggestions', 'aria-label': texts.suggestions ?? '' });
  const status = element('p', { role: 'status', class: 'unseen' });
  list.hidden = true;
  form.append(list, status);
  // A search field may not be a combobox (ARIA in HTML); a text field may.
  field.type = 'text';
  field.setAttribute('enterkeyhint', 'search');
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);

  let timer = 0;
  let asked = 0;
  let running = null;
  let active = -1;

  const options = () => [...list.querySelectorAll('[role=option]')];

  function activate(index) {
    const all = options();
    active = all.length === 0 ? -1 : index;
    all.forEach((option, i) => option.setAttribute('aria-selected', i === active));
    if (active < 0) {
      field.removeAttribute('aria-activedescendant');
    } else {
      field.setAttribute('aria-activedescendant', all[active].id);
      all[active].scrollIntoView({ block: 'nearest' });
    }
  }

  function show(open) {
    list.hidden = !open;
    field.setAttribute('aria-expanded', open);
    activate(-1);
  }

  function close() {
    clearTimeout(timer);
    running?.abort();
    asked++;
    show(false);
    status.textContent = '';
  }

  function option(address, name, matched) {
    const link = element('a', { role: 'option', tabindex: '-1', 'aria-selected': 'false', href: address }, element('bdi', {}, name));
    if (matched) {
      link.append(element('span', { class: 'also' }, texts.also ?? '', ' ', element('bdi', {}, matched)));
    }
    return link;
  }

  function fill(found, words) {
    const groups = new Map();
    for (const hit of found.hits.length > 0 ? found.hits : found.nearest) {
      const address = hit.address && new URL(hit.address, location.href);
      if (address && /^https?:$/.test(address.protocol)) {
        // The server may know itself by another name than the browser does.
        const local = address.pathname.startsWith('/doc/') || hit.iri === null;
        const link = option(local ? address.pathname + address.hash : address.href, hit.label, hit.matched);
        groups.set(hit.kind, [...(groups.get(hit.kind) ?? [hit.kindLabel]), link]);
      }
    }
    list.replaceChildren();
    let count = 0;
    for (const [label, ...links] of groups.values()) {
      const heading = element('div', { class: 'heading', id: `find-kind-${list.childElementCount}` }, label);
      list.append(element('div', { role: 'group', 'aria-labelledby': heading.id }, heading, ...links));
      count += links.length;
    }
    if (found.total > count) {
      const all = option(`/search?${new URLSearchParams({ q: words })}`, (texts.all ?? '{0}').replace('{0}', found.total));
      list.append(element('div', { class: 'all', role: 'group', 'aria-label': texts.suggestions ?? '' }, all));
    }
    options().forEach((link, i) => link.id = `find-option-${i}`);
    show(count > 0);
    status.textContent = (count > 0 ? texts.some ?? '' : texts.none ?? '').replace('{0}', count);
  }

  async function ask() {
    const words = field.value.trim();
    running?.abort();
    const turn = ++asked;
    if (words.length < 2) {
      show(false);
      status.textContent = '';
      return;
    }
    running = new AbortController();
    try {
      const query = new URLSearchParams({ q: words, size: SHOWN, lang: document.documentElement.lang });
      const response = await fetch(`/api/search?${query}`, { signal: running.signal, headers: { Accept: 'application/json' } });
      const found = response.ok ? await response.json() : null;
      // An answer that comes after a later question is of no use.
      if (found && turn === asked && document.activeElement === field) {
        fill(found, words);
      }
    } catch (failure) {
      if (failure.name !== 'AbortError' && turn === asked) {
        show(false);
      }
    }
  }

  field.setAttribute('aria-expanded', 'false');
  field.addEventListener('input', event => {
    clearTimeout(timer);
    if (!event.isComposing) {
      timer = setTimeout(ask, DELAY);
    }
  });
  field.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY);
  });
  field.addEventListener('keydown', event => {
    const count = options().length;
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'ArrowDown' && list.hidden) {
      event.preventDefault();
      ask();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0 && !list.hidden) {
      event.preventDefault();
      // Beyond either end is the field itself.
      const next = active + (event.key === 'ArrowDown' ? 1 : -1);
      activate(next >= count ? -1 : next < -1 ? count - 1 : next);
    } else if (event.key === 'Enter' && active >= 0 && !list.hidden) {
      event.preventDefault();
      options()[active].click();
    }
  });
  // The field keeps the focus while a suggestion is clicked.
  list.addEventListener('mousedown', event => event.preventDefault());
  field.addEventListener('blur', close);
}
