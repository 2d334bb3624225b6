"use strict";
// Draws each table of numbers that a chart's place names. The table stays the source of truth: without this file it is read
// instead. Colours come from the style sheet, so that light and dark follow the reader's choice.
(() => {
  const styles = () => getComputedStyle(document.documentElement);
  const colour = (name) => styles().getPropertyValue(name).trim();

  // There are eight colours that can be told apart: the seven largest series keep theirs, the others share the last.
  const gathered = (series, label) => {
    const sum = (one) => one.data.reduce((total, count) => total + count, 0);
    const bySize = [...series].sort((one, other) => sum(other) - sum(one));
    const others = bySize.slice(7);
    const data = series[0].data.map((none, at) => others.reduce((total, one) => total + one.data[at], 0));
    return [...bySize.slice(0, 7), { label, data }];
  };

  const read = (table, rest) => {
    const heads = [...table.tHead.rows[0].cells].slice(1, -2).map((cell) => cell.textContent);
    const rows = [...table.tBodies[0].rows];
    const series = heads.map((head, at) => ({
      label: head,
      data: rows.map((row) => Number(row.cells[at + 1].textContent)),
    }));
    return {
      labels: rows.map((row) => row.cells[0].textContent),
      outages: rows.map((row) => row.dataset.outage === "yes"),
      series: series.length > 8 ? gathered(series, rest) : series,
    };
  };

  const hatch = () => {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const pen = tile.getContext("2d");
    pen.strokeStyle = colour("--hatch");
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(-2, 10);
    pen.lineTo(10, -2);
    pen.moveTo(-2, 2);
    pen.lineTo(2, -2);
    pen.moveTo(6, 10);
    pen.lineTo(10, 6);
    pen.stroke();
    return tile;
  };

  const outages = (flags) => ({
    id: "outages",
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart;
      const width = chartArea.width / flags.length;
      ctx.save();
      ctx.fillStyle = ctx.createPattern(hatch(), "repeat");
      flags.forEach((outage, at) => {
        if (outage) {
          ctx.fillRect(scales.x.getPixelForValue(at) - width / 2, chartArea.top, width, chartArea.height);
        }
      });
      ctx.restore();
    },
  });

  const draw = (place) => {
    const table = document.getElementById(place.dataset.chart);
    if (!table || !table.tBodies[0].rows.length) {
      return;
    }
    const numbers = read(table, place.dataset.rest);
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", place.dataset.label);
    place.replaceChildren(canvas);
    const ink = colour("--muted");
    Chart.defaults.font.family = styles().getPropertyValue("--sans");
    return new Chart(canvas, {
      type: "bar",
      data: {
        labels: numbers.labels,
        datasets: numbers.series.map((series, at) => ({
          ...series,
          backgroundColor: colour(`--series-${(at % 8) + 1}`),
          borderRadius: 2,
          maxBarThickness: 36,
        })),
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: "index", intersect: false },
        plugins: {
          legend: { labels: { color: ink, boxWidth: 12, boxHeight: 12 }, position: "bottom", align: "start" },
          tooltip: {
            callbacks: {
              footer: (items) => (numbers.outages[items[0].dataIndex] ? place.dataset.outage : ""),
            },
          },
        },
        scales: {
          x: { stacked: true, grid: { display: false }, ticks: { color: ink, maxRotation: 0, autoSkipPadding: 16 } },
          y: { stacked: true, beginAtZero: true, grid: { color: colour("--rule") }, ticks: { color: ink, precision: 0 } },
        },
      },
      plugins: [outages(numbers.outages)],
    });
  };

  const places = [...document.querySelectorAll("[data-chart]")];
  let charts = places.map(draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    charts.forEach((chart) => chart && chart.destroy());
    charts = places.map(draw);
  });
})();
