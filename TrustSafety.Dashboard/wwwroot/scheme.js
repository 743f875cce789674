// Runs before the first paint, so that nobody is blinded by a white page at night.
(() => {
  const key = 'scheme';
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const isDark = () => (chosen() ?? (dark.matches ? 'dark' : 'light')) === 'dark';
  const apply = () => { document.documentElement.dataset.scheme = isDark() ? 'dark' : 'light'; };
  let listener = null;

  dark.addEventListener('change', () => {
    apply();
    listener?.invokeMethodAsync('SchemeChanged', isDark());
  });

  window.scheme = {
    follow(reader) { listener = reader; return isDark(); },
    leave() { listener = null; },
    choose(value) {
      // Choosing what the system already says means following it again.
      try {
        if ((value === 'dark') === dark.matches) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      } catch { /* A browser that keeps nothing still obeys for this visit. */ }
      document.documentElement.dataset.scheme = value;
    },
  };
  apply();
})();
