import { type GalleryEntry, onGitHub, runsOf } from './gallery-entry';

export const chinchillaPoints: GalleryEntry = {
  id: 'epoch-chinchilla',
  title: 'Chinchilla, all 245 points of Figure 4',
  about:
    'The runs behind the best-known scaling law, sizes from 57M to 16B, as read from the figure.',
  files: [
    onGitHub(
      'epoch-research/analyzing-chinchilla',
      '92258837425e1b5f2851d624287f0120583a3d0e',
      'data/svg_extracted_data.csv',
    ),
  ],
  rows: 245,
  exactRows: true,
  bytes: 23_000,
  source:
    'Hoffmann et al. 2022 (arXiv 2203.15556), digitised by Besiroglu et al. 2024 (arXiv 2404.10102), github.com/epoch-research/analyzing-chinchilla',
  licence: 'No licence file: fetched for you from its source, not redistributed here',
  seen: 'listed',
  pinned: true,
  columns: [
    { name: 'Model Size', unit: 'parameters', meaning: 'Model size' },
    {
      name: 'Training FLOP',
      unit: 'FLOPs',
      meaning: 'Training compute; tokens follow as C / (6 N)',
    },
    { name: 'loss', unit: 'nats per token', meaning: 'Loss read from the colour, to about 0.01' },
  ],
  header: ['Model Size', 'Training FLOP', 'loss'],
  choices: runsOf({ N: 'Model Size', C: 'Training FLOP', loss: 'loss' }),
  where: '',
  notes: [
    'The replication leaves out the five highest losses; the bundled IsoFLOP points are a part of this set.',
  ],
};
