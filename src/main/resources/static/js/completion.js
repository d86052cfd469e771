// What the editor offers: only what fits the place, from one list that the server makes of the
// ontology and the data. Nothing is asked while somebody types.

const MOST = 60;

const KEYWORDS = ['SELECT', 'DISTINCT', 'WHERE', 'FILTER', 'OPTIONAL', 'UNION', 'MINUS', 'GRAPH', 'VALUES', 'BIND', 'EXISTS', 'NOT EXISTS',
  'GROUP BY', 'HAVING', 'ORDER BY', 'DESC', 'LIMIT', 'OFFSET', 'COUNT', 'AS', 'ASK', 'CONSTRUCT', 'DESCRIBE', 'PREFIX', 'FROM', 'FROM NAMED'];

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Comments and strings, IRIs, variables, prefixed names and words, punctuation. */
const TOKEN = /#[^\n]*|"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|[?$][\wÀ-ž]+|[\w-]*:[\wÀ-ž.%-]*[\wÀ-ž%-]|[\w-]*:|[\wÀ-ž-]+|[{}()[\].;,|/^*+!=]/g;

const PUNCTUATION = /^[{}()[\].;,|/^*+!=]$/;

const PREFIX = /\bPREFIX\s+([\w-]*):\s*<([^>]*)>/gi;

let loading = null;

function terms(language) {
  loading ??= fetch(`/api/workbench/terms?lang=${encodeURIComponent(language)}`)
    .then(response => response.json())
    .catch(() => loading = null);
  return loading;
}

/** A source of completions for CodeMirror. */
export function complete(language) {
  return async context => {
    const word = context.matchBefore(/[<?$]?[\wÀ-ž:/#.-]*/);
    if (!context.explicit && (word.text.length < 2 || /^[.\d]/.test(word.text))) {
      return null;
    }
    const known = await terms(language);
    if (!known || context.aborted) {
      return null;
    }
    const options = offers(known, context.state.doc.toString(), word.from, word.text);
    return options.length ? { from: word.from, options, filter: false } : null;
  };
}

/** What to offer for a word that begins at a place in a text. */
export function offers(known, text, from, word) {
  const query = read(text, from, known.prefixes);
  if (/^[?$]/.test(word)) {
    return query.variables.filter(name => name.startsWith(word) && name !== word).map(label => ({ label, type: 'variable' }));
  }
  const scope = { ...known.prefixes, ...query.prefixes };
  const offer = term => ({
    label: name(term, word),
    detail: `${shorten(term.iri, scope)}${term.kind ? ` · ${term.kind}` : ''}`,
    info: term.description || undefined,
    apply: (view, completion, start, end) => insert(view, term.iri, start, end, known.prefixes),
  });
  const fitting = list => list.map(term => ({ term, rank: rank(term, word, scope) }))
    .filter(found => found.rank < 9)
    .sort((a, b) => a.rank - b.rank || (b.term.uses ?? 0) - (a.term.uses ?? 0) || a.term.label.length - b.term.label.length)
    .slice(0, MOST)
    .map(found => offer(found.term));
  switch (query.position) {
    case 'graph': return fitting(known.graphs);
    case 'class': return fitting(known.classes);
    case 'predicate': return fitting(properties(known, query.classes));
    case 'prefix': return Object.keys(known.prefixes).filter(prefix => prefix.startsWith(word.replace(/:.*/, '')))
      .map(prefix => ({ label: `${prefix}:`, detail: known.prefixes[prefix], apply: `${prefix}: <${known.prefixes[prefix]}>` }));
    case 'object': return fitting(known.things);
    case 'data': return fitting([...known.things, ...known.classes]);
    default: return [...KEYWORDS.filter(keyword => keyword.startsWith(word.toUpperCase())).map(label => ({ label, type: 'keyword' })),
      ...(word ? fitting([...known.things, ...known.classes]) : [])];
  }
}

/** The properties that things of the classes have, those used most first; all where no class is known. */
function properties(known, classes) {
  const places = classes.map(iri => known.classes.findIndex(term => term.iri === iri)).filter(place => place >= 0);
  if (!places.length) {
    return known.properties;
  }
  const uses = property => Math.min(...places.map(place => property.on[place] ?? 0));
  return known.properties.filter(property => uses(property) > 0).map(property => ({ ...property, uses: uses(property) }));
}

/** How well a term fits a word: 0 is best, 9 is not at all. */
function rank(term, word, scope) {
  const wanted = word.toLowerCase().replace(/^</, '');
  const names = [term.label, shorten(term.iri, scope), term.iri.replace(/.*[/#]/, ''), ...term.names ?? []].map(known => known.toLowerCase());
  if (names.some(known => known.startsWith(wanted))) {
    return names[0].startsWith(wanted) ? 0 : 1;
  }
  if (names.some(known => known.split(/[\s:-]+/).some(part => part.startsWith(wanted)))) {
    return 2;
  }
  return names.some(known => known.includes(wanted)) || term.iri.toLowerCase().startsWith(wanted) ? 3 : 9;
}

/** The name to show: the label, unless another name is what was typed. */
function name(term, word) {
  const wanted = word.toLowerCase();
  return [term.label, ...term.names ?? []].find(known => known.toLowerCase().startsWith(wanted)) ?? term.label;
}

/** Reads as much of a query as it takes to know what belongs at a place in it. */
export function read(text, place, known = {}) {
  const prefixes = Object.fromEntries([...text.matchAll(PREFIX)].map(([, prefix, iri]) => [prefix, iri]));
  const expand = token => token.startsWith('<') ? token.slice(1, -1) : token.replace(/^([\w-]*):/, (all, prefix) => prefixes[prefix] ?? known[prefix] ?? all);
  const types = new Map();
  const variables = new Set();
  let state = { position: 'subject', subject: null, predicate: null };
  let here = null;
  let parentheses = 0;
  const enclosing = [];
  for (const match of text.matchAll(TOKEN)) {
    if (here === null && match.index >= place) {
      here = { ...state, inside: parentheses > 0 };
    }
    const token = match[0];
    if (/^[?$]/.test(token) && match.index !== place) {
      variables.add(token);
    }
    if (token === '(') {
      parentheses++;
      state.path ||= state.position === 'predicate';
    }
    else if (token === ')') {
      parentheses = Math.max(0, parentheses - 1);
    }
    else if (token === '{') {
      enclosing.push({ ...state, parentheses });
      parentheses = 0;
      state = { position: state.position === 'values' ? 'data' : 'subject' };
    }
    else if (token === '}') {
      parentheses = enclosing.pop()?.parentheses ?? 0;
      state = { position: 'subject' };
    }
    else if (!token.startsWith('#') && (parentheses === 0 || state.path)) {
      state = next(state, token, expand);
      if (state.type) {
        types.set(state.subject, [...types.get(state.subject) ?? [], state.type]);
      }
    }
  }
  here ??= { ...state, inside: parentheses > 0 };
  const position = here.position === 'object' && here.predicate === TYPE ? 'class' : here.inside && here.position === 'subject' ? 'none' : here.position;
  return { position, prefixes, classes: types.get(here.subject) ?? [], variables: [...variables] };
}

/** What is expected after a token. */
function next(state, token, expand) {
  const { position, subject, predicate } = state;
  if (/^(GRAPH|FROM|NAMED|SERVICE)$/i.test(token)) {
    return { position: 'graph' };
  }
  if (/^PREFIX$/i.test(token)) {
    return { position: 'prefix' };
  }
  if (/^VALUES$/i.test(token) || position === 'values') {
    return { position: 'values' };
  }
  if (position === 'data') {
    return state;
  }
  switch (token) {
    case '.': return { position: 'subject' };
    case ';': return { position: 'predicate', subject };
    case ',': return { position: 'object', subject, predicate };
    case '/': case '|': case '^': case '!': return { position: 'predicate', subject, path: true };
    default:
  }
  if (PUNCTUATION.test(token)) {
    return { position, subject, predicate, path: state.path };
  }
  if (position === 'prefix') {
    return { position: token.startsWith('<') ? 'subject' : 'prefix' };
  }
  if (position === 'graph' || /^[A-Z][A-Za-z]*$/.test(token)) {
    return { position: 'subject' };
  }
  if (position === 'subject') {
    return { position: 'predicate', subject: token };
  }
  if (position === 'predicate') {
    return { position: 'object', subject, predicate: state.path ? null : token === 'a' ? TYPE : expand(token), path: state.path };
  }
  return { position: 'end', subject, predicate, type: predicate === TYPE && position === 'object' ? expand(token) : null };
}

function shorten(iri, prefixes) {
  const [prefix] = Object.entries(prefixes)
    .filter(([, base]) => iri.startsWith(base) && /^[A-Za-z_][\w-]*$/.test(iri.slice(base.length)))
    .sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return prefix === undefined ? `<${iri}>` : `${prefix}:${iri.slice(prefixes[prefix].length)}`;
}

/** Writes a term as short as it goes, and declares its prefix where that is missing. */
function insert(view, iri, from, to, known) {
  const text = view.state.doc.toString();
  const declared = Object.fromEntries([...text.matchAll(PREFIX)].map(([, prefix, base]) => [prefix, base]));
  const usable = { ...Object.fromEntries(Object.entries(known).filter(([prefix]) => !(prefix in declared))), ...declared };
  const short = shorten(iri, usable);
  const prefix = short.startsWith('<') ? null : short.slice(0, short.indexOf(':'));
  const changes = [{ from, to, insert: short }];
  if (prefix !== null && !(prefix in declared)) {
    changes.unshift({ from: 0, to: 0, insert: `PREFIX ${prefix}: <${usable[prefix]}>\n` });
  }
  const added = changes.length > 1 ? changes[0].insert.length : 0;
  view.dispatch({ changes, selection: { anchor: from + added + short.length }, userEvent: 'input.complete' });
}
