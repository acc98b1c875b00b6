import { describe, expect, it } from 'vitest';
import { type Course, trainers, writeConfig } from '.';

const course: Course = {
  shape: 'wsd',
  tokens: 4096 * 256 * 1000,
  peak: 3e-3,
  warm: 0.02,
  decay: 0.1,
  end: 0.1,
  amplitude: 1024,
  exponent: -0.51,
};
const plan = { course, batch: 4096 * 256, sequence: 4096 };

describe('the config of a trainer', () => {
  it('counts steps and sequences for Megatron-LM', () => {
    expect(writeConfig('megatron', plan)).toEqual({
      lines: [
        '--seq-length 4096',
        '--global-batch-size 256',
        '--train-iters 1000',
        '--lr 0.003',
        '--min-lr 0.0003',
        '--lr-decay-style WSD',
        '--lr-decay-iters 1000',
        '--lr-warmup-iters 20',
        '--lr-wsd-decay-style exponential',
        '--lr-wsd-decay-iters 100',
      ],
      gaps: ['decay-shape'],
    });
  });

  it('names the scheduler of each trainer', () => {
    const text = (trainer: (typeof trainers)[number], shape: Course['shape']) =>
      writeConfig(trainer, { ...plan, course: { ...course, shape } }).lines.join('\n');
    expect(text('transformers', 'cosine')).toContain('lr_scheduler_kwargs={"min_lr_rate": 0.1}');
    expect(text('nanogpt', 'cosine')).toContain('lr_decay_iters = 1000');
    expect(text('nanogpt', 'constant')).toContain('min_lr = 0.003');
    expect(text('olmo', 'wsd')).toContain(
      'WSD(warmup=20, decay=100, decay_fraction=None, decay_min_lr=0.0003)',
    );
    expect(text('olmo', 'constant')).toContain('global_batch_size = 1048576');
    expect(text('torchtitan', 'wsd')).toContain('decay_ratio = 0.1');
    expect(text('torchtitan', 'constant')).toContain('min_lr_factor = 1.0');
  });

  it('says that none of them has the power course', () => {
    const power = { ...plan, course: { ...course, shape: 'power' as const } };
    for (const trainer of trainers) expect(writeConfig(trainer, power).gaps[0]).toBe('no-power');
    expect(writeConfig('olmo', { ...plan, course: { ...course, shape: 'cosine' } }).gaps).toEqual(
      [],
    );
  });
});
