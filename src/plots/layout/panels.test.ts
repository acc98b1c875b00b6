import { expect, it } from 'vitest';
import { type Panel, panelsLayout } from './panels';

const panel: Panel = {
  id: 'E',
  x: { title: 'E', log: false, domain: [1, 2] },
  y: { title: 'rise', log: false, domain: [0, 1.5] },
  lines: [{ x: [1, 1.5, 2], y: [1, 0, 1], tone: 'main' }],
  spans: [{ from: 0.5, to: 1.8, y: 1, tone: 'other', fromOpen: true }],
  level: 1,
  uprights: [1.5],
  mark: { x: 1.5, y: 4 },
};

it('puts panels side by side in rows, each in pixels of its own cell', () => {
  const { panels } = panelsLayout([panel, panel, panel], 2, 600, 400);
  expect(panels.map(({ left, top }) => [left, top])).toEqual([
    [0, 0],
    [300, 0],
    [0, 200],
  ]);
  const [first] = panels;
  if (!first) throw new Error('no panel');
  const { frame, uprights, levelY, spans, mark } = first;
  expect(frame.width).toBe(300);
  expect(uprights[0]).toBeCloseTo((frame.left + frame.right) / 2);
  expect(levelY).toBeCloseTo(frame.bottom - (frame.bottom - frame.top) / 1.5);
  // An end outside is drawn at the edge; a mark above the frame stays in sight.
  expect(spans[0]?.d.startsWith(`M${frame.left} `)).toBe(true);
  expect(mark).toEqual({ x: uprights[0], y: frame.top });
});

it('gives one panel the whole sheet however many columns there are', () => {
  const [only] = panelsLayout([panel], 3, 600, 400).panels;
  expect([only?.frame.width, only?.frame.height]).toEqual([600, 400]);
});
