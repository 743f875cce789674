// Blazor announces the state of the connection; the dialog is modal, so that nobody types into a dead page.
(() => {
  const dialog = document.getElementById('components-reconnect-modal');
  dialog.addEventListener('components-reconnect-state-changed', ({ detail }) => {
    dialog.dataset.state = detail.state;
    if (detail.state === 'show' && !dialog.open) dialog.showModal();
    if (detail.state === 'hide') dialog.close();
    if (detail.state === 'rejected') location.reload();
  });
  document.getElementById('components-reconnect-reload').addEventListener('click', () => location.reload());
})();

// Blazor takes links over and scrolls to the target, but leaves the focus behind; the keyboard needs it moved.
document.addEventListener('click', event => {
  if (!event.target.closest?.('a.skip')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.getElementById('content')?.focus();
}, true);
