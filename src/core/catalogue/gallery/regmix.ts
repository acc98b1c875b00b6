import { type GalleryEntry, onGitHub } from './gallery-entry';

const repository = 'sail-sg/regmix';
const commit = 'b1bc0b41040667ab813d6d9b2dd0b37186b198cc';

export const regmixProxies: GalleryEntry = {
  id: 'regmix-1m',
  title: 'RegMix: 512 proxy models of 1M parameters',
  about: 'The share of 17 domains of the Pile in training, and the loss on 13 of them.',
  files: [
    onGitHub(repository, commit, 'data/train_mixture_1m.csv'),
    onGitHub(repository, commit, 'data/train_pile_loss_1m.csv'),
  ],
  rows: 512,
  exactRows: true,
  bytes: 170_000,
  source: 'Liu et al. 2024 (arXiv 2407.01492), github.com/sail-sg/regmix',
  licence: 'MIT',
  seen: 'content',
  pinned: true,
  columns: [
    { name: 'index', unit: '', meaning: 'Number of the mixture; joins the two files' },
    {
      name: 'train_the_pile_arxiv \u2026',
      unit: 'share',
      meaning: 'Share of a domain in training',
    },
    {
      name: 'metric/the_pile_arxiv_val_loss \u2026',
      unit: 'nats per token',
      meaning: 'Validation loss on a domain',
    },
  ],
  header: ['index', 'train_the_pile_arxiv', 'train_the_pile_freelaw', 'train_the_pile_pile_cc'],
  law: 'regmix',
  joinedBy: 'index',
  where: '',
  notes: [
    'A table of mixtures, not of sizes and tokens: it opens on the card of RegMix, where you say which domains and which loss.',
  ],
};
