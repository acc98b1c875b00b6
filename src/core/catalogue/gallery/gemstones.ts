import { type GalleryEntry, onGitHub, runsOf } from './gallery-entry';

export const gemstones: GalleryEntry = {
  id: 'gemstones',
  title: 'Gemstones: checkpoints of 22 widths and depths',
  about: 'Checkpoints over tokens of many shapes at similar sizes: is N alone enough?',
  files: [
    onGitHub(
      'mcleish7/gemstone-scaling-laws',
      '5f420478f6057b0cbb4d13405fb10ca64675bccb',
      'benchmarks/fineweb_edu_losses_combined.jsonl',
    ),
  ],
  rows: 830,
  exactRows: false,
  bytes: 150_000,
  source: 'McLeish et al. 2025 (arXiv 2502.06857), github.com/mcleish7/gemstone-scaling-laws',
  licence: 'MIT',
  seen: 'content',
  pinned: true,
  columns: [
    { name: 'run_name', unit: '', meaning: 'Width by depth' },
    { name: 'params_active_precise', unit: 'parameters', meaning: 'Model size' },
    { name: 'tokens', unit: 'tokens', meaning: 'Tokens seen at the checkpoint' },
    { name: 'final_loss', unit: 'nats per token', meaning: 'Loss on FineWeb-Edu' },
  ],
  header: ['step', 'final_loss', 'run_name', 'width', 'depth', 'params_active_precise'],
  choices: runsOf({
    N: 'params_active_precise',
    D: 'tokens',
    loss: 'final_loss',
    name: 'run_name',
  }),
  where: '',
  notes: [
    'Rows of one run share its trunk: draw families by the run\u2019s name, not rows. The rate is constant, so checkpoints are undecayed.',
  ],
};
