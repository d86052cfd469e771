// Narrows the list of questions down while one types; the server does the same when the form is sent.
const filter = document.getElementById('filter');
const found = document.getElementById('found');
const cards = [...document.querySelectorAll('.topic .card')].map(card => ({ card, text: card.textContent.toLowerCase() }));

if (!filter.value) {
  filter.addEventListener('input', () => {
    const words = filter.value.toLowerCase().trim().split(/\s+/);
    let shown = 0;
    for (const { card, text } of cards) {
      card.hidden = !words.every(word => text.includes(word));
      shown += card.hidden ? 0 : 1;
    }
    for (const topic of document.querySelectorAll('.topic')) {
      topic.hidden = !topic.querySelector('.card:not([hidden])');
    }
    found.textContent = found.textContent.replace(/\d+/, shown);
  });
}
