// Blazor announces the state of the connection; the dialog is modal, so that nobody types into a dead page.
(() => {
  const dialog = document.getElementById('components-reconnect-modal');
  dialog.addEventListener('components-reconnect-state-changed', ({ detail }) => {
    dialog.dataset.state = detail.state === 'retrying' && detail.currentAttempt > 5 ? 'waiting' : detail.state;
    if (detail.state === 'show' && !dialog.open) dialog.showModal();
    if (detail.state === 'hide') dialog.close();
    if (detail.state === 'rejected') location.reload();
  });
  document.getElementById('components-reconnect-reload').addEventListener('click', () => location.reload());
})();

// A link into another page names a place that is not there until that page has been read; then the reader is taken to it.
(() => {
  let page = '';
  new MutationObserver(() => {
    const [drawn, all] = document.querySelector('main')?.dataset.ready?.split('/') ?? [];
    if (drawn === undefined || drawn !== all || location.pathname === page) return;
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (location.hash && !place) return;
    page = location.pathname;
    place?.scrollIntoView();
    place?.focus({ preventScroll: true });
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-ready'] });
})();

// Blazor takes links over and scrolls to the target, but leaves the focus behind; the keyboard needs it moved.
document.addEventListener('click', event => {
  if (!event.target.closest?.('a.skip')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.getElementById('content')?.focus();
}, true);

// Charts are as wide as the screen had them; print.css sets the page to the same width.
(() => {
  const root = document.documentElement;
  const measure = () => {
    const main = document.querySelector('main');
    if (!main) return;
    const { paddingLeft, paddingRight } = getComputedStyle(main);
    root.style.setProperty('--screen-width', `${main.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)}px`);
  };
  window.addEventListener('beforeprint', measure);
  window.addEventListener('afterprint', () => root.style.removeProperty('--screen-width'));
})();
