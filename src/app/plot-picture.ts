import type { ExportablePlot } from '../plots';

/** Properties a picture needs once it has left the page and its style sheets. */
const painted = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
] as const;

const headHeight = 52;

/** One SVG of a plot: its finding and a note as text above, every layer below, computed styles inlined. */
export function flattenLayers(plot: ExportablePlot, note = ''): string {
  const layers = plot.layers();
  const first = layers[0];
  if (!first) return '';
  const width = Number(first.getAttribute('width'));
  const height = Number(first.getAttribute('height')) + headHeight;
  const root = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  const page = getComputedStyle(document.body);
  root.append(rectangle(width, height, page.backgroundColor));
  root.append(
    line(plot.title(), 18, 15, 700, page),
    line(`${note}${plot.subtitle()}`, 38, 12, 400, page),
  );
  for (const layer of layers) {
    const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    group.setAttribute('transform', `translate(0 ${headHeight})`);
    const copy = layer.cloneNode(true) as SVGSVGElement;
    inlineStyles(layer, copy);
    group.append(...copy.childNodes);
    root.append(group);
  }
  return new XMLSerializer().serializeToString(root);
}

function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  to.setAttribute(
    'style',
    painted.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'),
  );
  for (const name of ['class', 'role', 'tabindex', 'aria-label', 'aria-pressed', 'data-row'])
    to.removeAttribute(name);
  for (let i = 0; i < from.children.length; i++) {
    inlineStyles(from.children[i] as Element, to.children[i] as Element);
  }
}

function rectangle(width: number, height: number, fill: string): SVGRectElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  element.setAttribute('width', String(width));
  element.setAttribute('height', String(height));
  element.setAttribute('fill', fill);
  return element;
}

function line(
  text: string,
  y: number,
  size: number,
  weight: number,
  page: CSSStyleDeclaration,
): SVGTextElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  element.setAttribute('x', '8');
  element.setAttribute('y', String(y));
  element.setAttribute('fill', page.color);
  element.setAttribute(
    'style',
    `font-family:${page.fontFamily};font-size:${size}px;font-weight:${weight}`,
  );
  element.textContent = text;
  return element;
}

/** The picture at twice its size. */
export async function drawPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The browser made no picture.'))),
      'image/png',
    );
  });
}
