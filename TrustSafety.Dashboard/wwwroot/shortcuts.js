// A link with data-shortcut is followed by its key, unless somebody is typing, choosing, or holding a modifier.
document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest?.('input, select, textarea, [contenteditable], [role="dialog"], [role="grid"], [role="listbox"], [role="menu"], .figure-table')) return;
  const link = document.querySelector(`a[data-shortcut="${CSS.escape(event.key)}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
