const observers = new Map();
const patience = 30000;
const onScreen = new Map();
let paper = new Map();

const until = (ready, what) => new Promise((resolve, reject) => {
  const started = performance.now();
  const look = () => {
    if (ready()) resolve();
    else if (performance.now() - started > patience) reject(new Error(`${what} took longer than ${patience / 1000} s.`));
    else setTimeout(look, 25);
  };
  look();
});

// The palette comes first, for a page can be printed at any time after.
export const prepare = onPaper => {
  paper = new Map(Object.entries(onPaper));
  return until(() => window.Plotly, 'Loading plotly.js');
};

// A chart stands when plotly.js has laid it out; a frame that has left the page waits for nothing.
export const waitUntilDrawn = id => until(() => {
  const chart = document.getElementById(id);
  return !chart || (chart._fullLayout && chart.querySelector('.main-svg') && !chart._promises?.length);
}, 'Drawing the chart');

// plotly.js follows the window only, so a hidden tab or a folded drawer would leave it with the wrong width.
export function followSize(id) {
  const chart = document.getElementById(id);
  if (!chart || observers.has(id)) return;
  let asked = false;
  const observer = new ResizeObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      if (chart.isConnected && chart.offsetParent !== null) window.Plotly.Plots.resize(chart);
    });
  });
  observer.observe(chart);
  observers.set(id, observer);
}

export function forget(id) {
  observers.get(id)?.disconnect();
  observers.delete(id);
}

// Paper is light. The browser waits for no server before it prints, so dark charts are redrawn here in the light colours of their own.
const inked = value => {
  if (typeof value === 'string') return paper.get(value) ?? value;
  if (Array.isArray(value)) return value.map(inked);
  return value && Object.getPrototypeOf(value) === Object.prototype ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inked(part)])) : value;
};

const print = () => {
  if (document.documentElement.dataset.scheme !== 'dark') return;
  for (const chart of document.querySelectorAll('.chart-plot .js-plotly-plot')) {
    if (onScreen.has(chart)) continue;
    onScreen.set(chart, [chart.data, chart.layout]);
    window.Plotly.react(chart, inked(chart.data), inked(chart.layout));
  }
};

const printed = () => {
  for (const [chart, [data, layout]] of onScreen) if (chart.isConnected) window.Plotly.react(chart, data, layout);
  onScreen.clear();
};

const media = window.matchMedia('print');
media.addEventListener('change', () => media.matches ? print() : printed());
window.addEventListener('beforeprint', print);
window.addEventListener('afterprint', printed);
