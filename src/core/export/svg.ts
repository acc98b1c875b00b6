/**
 * A stand-alone SVG file of a picture on the page: the namespace it needs outside HTML and the styles inlined.
 * Anything before or after the svg element is dropped.
 */
export function svgDocument(svgMarkup: string, styles: string): string {
  const open = /<svg\b[^>]*>/.exec(svgMarkup);
  const end = svgMarkup.lastIndexOf('</svg>');
  if (!open || end < open.index) return '';
  const tag = /\sxmlns=/.test(open[0])
    ? open[0]
    : open[0].replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  const inside = svgMarkup.slice(open.index + open[0].length, end);
  // "]]>" would end the section early.
  const style = styles ? `<style><![CDATA[${styles.replaceAll(']]>', ']] >')}]]></style>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag}${style}${inside}</svg>\n`;
}
