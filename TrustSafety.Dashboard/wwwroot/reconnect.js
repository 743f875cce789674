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
