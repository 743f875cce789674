// While the address says neutral=1, severe categories stand as codes in every text, label and chart, whichever page wrote them.
(() => {
  const { codes, pattern } = JSON.parse(document.currentScript.dataset.codes);
  if (!pattern) return;
  const names = new RegExp(pattern, 'giu');
  const labels = ['aria-label', 'title', 'placeholder', 'alt'];
  const isOn = () => new URLSearchParams(location.search).get('neutral') === '1';
  const coded = text => text.replace(names, name => codes[name.toLowerCase().replace(/[ -]/g, '_')]);

  // What was written over is kept, to be put back where nobody has written anew since.
  const kept = new WeakMap();
  const write = (node, key, was, set) => {
    const known = kept.get(node) ?? {};
    const now = isOn() ? coded(was) : known[key]?.now === was ? known[key].was : was;
    if (now === was) return;
    kept.set(node, { ...known, [key]: isOn() ? { was, now } : undefined });
    set(now);
  };

  const text = node => {
    const parent = node.parentElement;
    if (!parent || parent.matches('script, style, textarea')) return;
    // An option without a value of its own is chosen by its text.
    if (parent.localName === 'option' && !parent.hasAttribute('value')) parent.setAttribute('value', parent.text);
    write(node, 'text', node.data, now => { node.data = now; });
  };
  const element = node => {
    for (const label of labels) if (node.hasAttribute(label)) write(node, label, node.getAttribute(label), now => node.setAttribute(label, now));
  };
  const walk = root => {
    if (root.nodeType === Node.TEXT_NODE) { text(root); return; }
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    element(root);
    const inside = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (inside.nextNode()) (inside.currentNode.nodeType === Node.TEXT_NODE ? text : element)(inside.currentNode);
  };

  // Charts are coded before they are drawn, so that labels are measured and pictures taken as they are read.
  const drawn = new Map();
  const inked = value => {
    if (typeof value === 'string') return coded(value);
    if (Array.isArray(value)) return value.map(inked);
    return value && Object.getPrototypeOf(value) === Object.prototype ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inked(part)])) : value;
  };
  let plotly, own;
  const draw = name => (chart, data, layout, ...more) => {
    const place = typeof chart === 'string' ? document.getElementById(chart) : chart;
    if (place) drawn.set(place, [data, layout, ...more]);
    return isOn() ? own[name](chart, inked(data), inked(layout), ...more) : own[name](chart, data, layout, ...more);
  };
  Object.defineProperty(window, 'Plotly', {
    configurable: true,
    get: () => plotly,
    set: value => {
      own = value;
      plotly = new Proxy(value, { get: (target, name) => name === 'newPlot' || name === 'react' ? draw(name) : target[name] });
    },
  });

  let was = isOn();
  const follow = () => {
    if (isOn() === was) return;
    was = isOn();
    walk(document.documentElement);
    for (const [place, written] of [...drawn]) {
      if (place.isConnected && place._fullLayout) plotly.react(place, ...written);
      else if (!place.isConnected) drawn.delete(place);
    }
  };
  for (const name of ['pushState', 'replaceState']) {
    const own = history[name];
    history[name] = function (...to) {
      own.apply(this, to);
      follow();
    };
  }
  window.addEventListener('popstate', follow);
  new MutationObserver(changes => {
    follow();
    if (!isOn()) return;
    for (const change of changes) {
      if (change.type === 'characterData') text(change.target);
      else if (change.type === 'attributes') element(change.target);
      else change.addedNodes.forEach(walk);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: labels });

  // A link to another page keeps to it, though the page that wrote the link may not know.
  const carry = event => {
    const link = event.target.closest?.('a[href]');
    if (!link || !isOn() || link.origin !== location.origin || link.hasAttribute('download') || link.matches('.skip')) return;
    const to = new URL(link.href);
    if (to.searchParams.has('neutral') || to.pathname.startsWith('/api/')) return;
    const plain = link.getAttribute('href');
    to.searchParams.set('neutral', '1');
    link.setAttribute('href', to.href);
    setTimeout(() => link.setAttribute('href', plain));
  };
  for (const click of ['click', 'auxclick']) document.addEventListener(click, carry, true);
})();
