// A link or button with data-shortcut is followed by its key, and j and k go down and up the rows of a list, unless somebody is typing, choosing, or holding a modifier.
document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest?.('input, select, textarea, [contenteditable], [role="dialog"], [role="grid"], [role="listbox"], [role="menu"], .figure-table')) return;
  if (event.key === 'j' || event.key === 'k') {
    const rows = [...document.querySelectorAll('a[data-row]')];
    if (rows.length === 0) return;
    const at = rows.indexOf(document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))].focus();
    event.preventDefault();
    return;
  }
  const link = document.querySelector(`:is(a, button)[data-shortcut="${CSS.escape(event.key)}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
