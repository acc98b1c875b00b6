import type { Citation, Law } from '../laws';

export interface CitedDataset {
  readonly id: string;
  readonly title: string;
  readonly origin: { readonly source: string };
}

/** Entries for the papers of the laws, the dataset and, with its version, the tool. No paper twice. */
export function bibtex(
  laws: readonly Pick<Law, 'citations'>[],
  dataset: CitedDataset | null,
  toolVersion: string,
): string {
  const papers = new Map(laws.flatMap((law) => law.citations).map((paper) => [paper.key, paper]));
  const entries = Array.from(papers.values(), paperEntry);
  if (dataset) {
    entries.push(
      entry('misc', toKey(`data-${dataset.id}`), {
        title: dataset.title,
        howpublished: dataset.origin.source,
        note: 'Dataset',
      }),
    );
  }
  entries.push(entry('software', 'scalescope', { title: 'Scalescope', version: toolVersion }));
  return entries.join('\n');
}

function paperEntry(paper: Citation): string {
  return entry('misc', toKey(paper.key), {
    author: toAuthors(paper.authors),
    title: paper.title,
    year: String(paper.year),
    eprint: paper.arxiv,
    archivePrefix: 'arXiv',
  });
}

/** "A, B and C" and "A et al." as BibTeX lists names. */
function toAuthors(words: string): string {
  return words
    .replace(/\s+et al\.?$/, ' and others')
    .split(/,\s*|\s+and\s+/)
    .join(' and ');
}

function entry(type: string, key: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name} = {${escapeTex(value)}}`);
  return `@${type}{${key},\n${lines.join(',\n')}\n}\n`;
}

const texEscapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeTex(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\~^]|[&%$#_{}]/g, (mark) => texEscapes[mark] ?? `\\${mark}`);
}

function toKey(text: string): string {
  return text.replace(/[^\w:.-]+/g, '-');
}
