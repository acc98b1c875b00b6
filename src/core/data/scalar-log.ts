import type { LogLayout } from './log-layout';
import { lossKind } from './log-names';

/** Columns of TensorBoard's scalars. */
export const SCALARS = ['Wall time', 'Step', 'Value'] as const;

/**
 * The layout of TensorBoard's scalars. Which curve it is stands nowhere in the file; TensorBoard names the download
 * after it (`run-RUN-tag-TAG.csv`), and where that says nothing of validation it is taken for the training loss.
 */
export function scalarLog(fileName: string, run?: string): LogLayout {
  const tag = /tag-(.*)$/.exec(fileName.replace(/\.[^.]*$/, ''))?.[1] ?? '';
  const kind = lossKind(`${tag} loss`) ?? 'train';
  return {
    ...(run === undefined ? {} : { run }),
    step: 'Step',
    losses: [{ column: 'Value', kind }],
    facts: new Map(),
  };
}
