const observers = new Map();
const patience = 30000;

const until = (ready, what) => new Promise((resolve, reject) => {
  const started = performance.now();
  const look = () => {
    if (ready()) resolve();
    else if (performance.now() - started > patience) reject(new Error(`${what} took longer than ${patience / 1000} s.`));
    else setTimeout(look, 25);
  };
  look();
});

export const waitForPlotly = () => until(() => window.Plotly, 'Loading plotly.js');

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
