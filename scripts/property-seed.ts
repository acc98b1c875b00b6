import fc from 'fast-check';

/**
 * Property tests draw the same cases on every run, so that a red check means a changed program. To look for new
 * counterexamples, give another seed: PROPERTY_SEED=7 npm run test:unit.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
