// The editor: CodeMirror in a shadow root, where its styles are constructed and so pass the
// Content Security Policy. Tab is never bound: it leaves the editor.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { sparql } from '@codemirror/legacy-modes/mode/sparql';
import { lintGutter, lintKeymap, linter } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { complete } from './completion.js';

const CHECK_AFTER = 500;

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent-strong)', fontWeight: '600' },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: 'var(--mixed)' },
  { tag: [tags.atom, tags.string, tags.literal, tags.number], color: 'var(--good)' },
  { tag: [tags.propertyName, tags.typeName, tags.namespace], color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: tags.meta, color: 'var(--ink-soft)' },
]);

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper-raised)', border: '1px solid var(--line-strong)', borderRadius: 'var(--radius)', fontSize: '.9rem' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5', maxHeight: '32em' },
  '.cm-content, .cm-gutter': { minHeight: '18em' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '.6rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--mark)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-soft) 45%, transparent)' },
  '.cm-gutters': { color: 'var(--ink-soft)', backgroundColor: 'var(--paper)', borderRight: '1px solid var(--line)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--line-strong)' },
  '.cm-tooltip': { color: 'var(--ink)', backgroundColor: 'var(--paper-raised)', border: '1px solid var(--line-strong)', borderRadius: 'var(--radius)', maxWidth: 'min(34rem, 90vw)' },
  '.cm-tooltip.cm-completionInfo': { padding: '.5rem .7rem', maxWidth: 'min(22rem, 90vw)', fontFamily: 'var(--sans)' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '.25rem .6rem' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { color: 'var(--accent-ink)', backgroundColor: 'var(--accent)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected] .cm-completionDetail': { color: 'var(--accent-ink)' },
  '.cm-completionDetail': { color: 'var(--ink-soft)', fontStyle: 'normal', fontFamily: 'var(--sans)' },
  '.cm-diagnostic': { fontFamily: 'var(--sans)', padding: '.4rem .7rem' },
  '.cm-diagnostic-error': { borderLeft: '5px solid var(--bad)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad) 2px', textDecorationSkipInk: 'none' },
  '.cm-lintPoint-error::after': { borderBottomColor: 'var(--bad)' },
  '.cm-lint-marker-error': { content: 'none', width: '.7em', height: '.7em', marginTop: '.35em', borderRadius: '50%', backgroundColor: 'var(--bad)' },
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--paper)' },
});

/** Asks the server, whose parser has the last word. */
async function problems(view) {
  const text = view.state.doc.toString();
  if (!text.trim()) {
    return [];
  }
  const response = await fetch('/api/workbench/check', { method: 'POST', headers: { 'Content-Type': 'text/plain;charset=utf-8' }, body: text });
  const found = response.ok ? (await response.json()).problems : [];
  return found.map(problem => ({ ...range(view.state.doc, problem), severity: 'error', message: problem.message }));
}

/** The word at a place; the first line where the place is unknown. */
function range(doc, { line, column }) {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const from = Math.min(at.from + Math.max(column, 1) - 1, at.to);
  const word = line > 0 ? /^\S[\w:?-]*/.exec(doc.sliceString(from, at.to))?.[0].length ?? 0 : at.length;
  return { from, to: Math.min(from + word, at.to) };
}

/**
 * Typing over a selection is done by the editor itself: a browser would keep the look of what it replaces, in a style
 * attribute that the page's policy refuses.
 */
function typeOver(event, view) {
  if (event.inputType !== 'insertText' || event.isComposing || view.state.selection.main.empty || event.data === null) {
    return false;
  }
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
  return true;
}

/** Puts the editor in place of a text area, which keeps the text for the form. */
export function replace(textarea, { run, changed }) {
  const place = document.createElement('sg-editor');
  const root = place.attachShadow({ mode: 'open' });
  const hint = document.createElement('p');
  hint.id = 'hint';
  hint.hidden = true;
  hint.textContent = document.getElementById('editor-hint').textContent;
  root.append(hint);
  const label = textarea.labels[0];
  const words = document.getElementById('editor-hint').dataset;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (run(), true) }])),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(),
        indentUnit.of('    '), EditorView.lineWrapping,
        StreamLanguage.define(sparql), syntaxHighlighting(colours), theme,
        autocompletion({ override: [complete(document.documentElement.lang)], icons: false }),
        linter(problems, { delay: CHECK_AFTER }), lintGutter(),
        EditorState.phrases.of({ Completions: words.completions, Diagnostics: words.diagnostics, 'No diagnostics': words.none, close: words.close }),
        Prec.highest(EditorView.domEventHandlers({ beforeinput: typeOver })),
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label.textContent, 'aria-describedby': 'hint' }),
        EditorView.updateListener.of(update => {
          if (update.docChanged) {
            textarea.value = update.state.doc.toString();
            changed();
          }
        }),
      ],
    }),
  });
  textarea.before(place);
  textarea.hidden = true;
  textarea.required = false;
  label.addEventListener('click', () => view.focus());
  return {
    text: () => view.state.doc.toString(),
    setText: text => {
      if (text !== view.state.doc.toString()) {
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      }
    },
    goTo: (line, column) => {
      view.dispatch({ selection: { anchor: range(view.state.doc, { line, column }).from }, scrollIntoView: true });
      view.focus();
    },
  };
}
