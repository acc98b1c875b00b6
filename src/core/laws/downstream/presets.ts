import type { ParameterSet } from '../law';

/** How Gadre et al. 2024 came by their coefficients, and how these were computed. */
export const refit =
  'refit of the runs published with arXiv 2403.08540, by the procedure of its repository';

/** The law of one training set and one set of tasks. */
export interface TaskFit {
  /** Preset of the loss law of the same training set. */
  readonly lossPreset: string;
  readonly id: string;
  readonly label: string;
  readonly tasks: 17 | 46;
  readonly values: { readonly eps: number; readonly k: number; readonly gamma: number };
}

/** Ids continue the id of the loss law's preset for the same training set. */
const taskFit = (
  trainingSet: string,
  label: string,
  tasks: TaskFit['tasks'],
  values: TaskFit['values'],
): TaskFit => ({
  lossPreset: `gadre2024-${trainingSet}`,
  id: `gadre2024-${trainingSet}-${tasks}`,
  label: `Gadre et al. 2024, trained on ${label}, ${tasks} tasks`,
  tasks,
  values,
});

export const taskFits: readonly TaskFit[] = [
  taskFit('rpj', 'RedPajama', 17, { eps: 0.8569919278, k: 2.206490076, gamma: 0.7145905506 }),
  taskFit('c4', 'C4', 17, { eps: 0.8497420141, k: 2.078907177, gamma: 0.7561208852 }),
  taskFit('refinedweb', 'RefinedWeb', 17, {
    eps: 0.8652795411,
    k: 2.214814751,
    gamma: 0.7070484828,
  }),
  taskFit('rpj', 'RedPajama', 46, { eps: 0.7608495077, k: 1.32289906, gamma: 0.8907079001 }),
  taskFit('c4', 'C4', 46, { eps: 0.7589494332, k: 1.288517064, gamma: 0.9721646183 }),
  taskFit('refinedweb', 'RefinedWeb', 46, {
    eps: 0.7676792023,
    k: 1.128074754,
    gamma: 0.8215229537,
  }),
];

const noPoint = 'No printed error speaks of the 46-task set: no check point holds these values.';

/** Error from loss. */
export const presets: readonly ParameterSet[] = taskFits.map(({ id, label, tasks, values }) => ({
  id,
  label,
  values: { ...values },
  status: 'derived',
  source: refit,
  ...(tasks === 46 ? { note: noPoint, unpinned: ['eps', 'k', 'gamma'] } : {}),
}));
