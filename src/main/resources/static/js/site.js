// Small comforts on every page; nothing depends on them.

const said = document.createElement('p');
said.setAttribute('role', 'status');
said.className = 'unseen';
document.body.append(said);

// Copies the text that a button names, and says so.
document.addEventListener('click', async event => {
  const button = event.target.closest('button[data-copies]');
  if (!button) {
    return;
  }
  const source = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    said.textContent = button.dataset.copied;
    setTimeout(() => said.textContent = '', 2000);
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 2000);
  } catch {
    // The browser does not allow it: the text is selected instead, ready to be copied by hand.
    getSelection().selectAllChildren(source);
  }
});

for (const button of document.querySelectorAll('button[data-copies]')) {
  button.hidden = !navigator.clipboard;
}
