// Small comforts on every page; nothing depends on them.

// "/" goes to the search field, as on many sites of reference.
document.addEventListener('keydown', event => {
  const typing = event.target.closest('input, textarea, select, [contenteditable], sg-editor');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById('find').focus();
  }
});

// Copies the text that a button names.
document.addEventListener('click', async event => {
  const button = event.target.closest('button[data-copies]');
  if (!button) {
    return;
  }
  const source = document.getElementById(button.dataset.copies);
  await navigator.clipboard.writeText(source.value ?? source.textContent);
  const name = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => button.textContent = name, 2000);
});

for (const button of document.querySelectorAll('button[data-copies]')) {
  button.hidden = !navigator.clipboard;
}
