import type { CDPSession } from '@playwright/test';

/**
 * Main-thread work of one frame, milliseconds: every task from the end of one frame to the end of the next, in processor time and
 * by the clock, which also runs while other programs have the processor.
 */
export interface Frame {
  readonly cpu: number;
  readonly wall: number;
}

/** What the page's main thread did in a stretch of time. */
export interface MainThreadTrace {
  readonly frames: readonly Frame[];
  /** Those of them that answered an input. */
  readonly inputFrames: readonly Frame[];
  /** Length of every task by the clock, milliseconds. */
  readonly tasks: readonly number[];
  /** The same in processor time, which leaves out what other programs took. */
  readonly taskCpu: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } };
}

/** As few as tell tasks, commits and inputs apart: finer ones cost the page milliseconds a frame themselves. */
const categories = ['devtools.timeline', 'toplevel', '__metadata'];

const TASK = 'ThreadControllerImpl::RunTask';

/** Traces the browser while `during` runs and reads off what the page's main thread did. */
export async function traceMainThread(
  session: CDPSession,
  during: () => Promise<void>,
): Promise<MainThreadTrace> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  await during();
  await session.send('Tracing.end');
  await complete;
  return readMainThread(events);
}

function readMainThread(events: readonly TraceEvent[]): MainThreadTrace {
  const thread = busiestMainThread(events);
  const own = events
    .filter(({ pid, tid }) => `${pid}/${tid}` === thread)
    .sort((a, b) => a.ts - b.ts);
  const tasks = outermost(own.filter(({ name, ph }) => name === TASK && ph === 'X'));
  const ends = own.filter(endsFrame).map(end);
  const inputs = own
    .filter(({ name, args }) => name === 'EventDispatch' && isMove(args?.data?.type))
    .map(({ ts }) => ts);

  const frames: Frame[] = [];
  const inputFrames: Frame[] = [];
  let task = 0;
  let input = 0;
  for (const frameEnd of ends) {
    let cpu = 0;
    let wall = 0;
    // A frame's last task holds its end; the task as a whole counts for this frame.
    for (; task < tasks.length && (tasks[task] as TraceEvent).ts < frameEnd; task++) {
      const { tdur = 0, dur = 0 } = tasks[task] as TraceEvent;
      cpu += tdur / 1000;
      wall += dur / 1000;
    }
    const frame = { cpu, wall };
    frames.push(frame);
    const seen = input;
    while (input < inputs.length && (inputs[input] as number) < frameEnd) input++;
    if (input > seen) inputFrames.push(frame);
  }
  return {
    frames,
    inputFrames,
    tasks: tasks.map(({ dur = 0 }) => dur / 1000),
    taskCpu: tasks.map(({ tdur = 0 }) => tdur / 1000),
  };
}

/** Tasks may nest; the outer one counts the inner. */
function outermost(tasks: readonly TraceEvent[]): TraceEvent[] {
  let until = Number.NEGATIVE_INFINITY;
  return tasks.filter((task) => {
    const inner = task.ts < until;
    if (!inner) until = end(task);
    return !inner;
  });
}

/** The last step of a frame on the main thread before it is handed to the compositor. */
function endsFrame({ name, ph }: Pick<TraceEvent, 'name' | 'ph'>): boolean {
  return name === 'Layerize' && ph === 'X';
}

function isMove(type: string | undefined): boolean {
  return type === 'pointermove' || type === 'input';
}

function end({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}

/** The renderer that committed most frames: other processes have a main thread too. */
function busiestMainThread(events: readonly TraceEvent[]): string {
  const counts = new Map<string, number>();
  for (const { name, ph, pid, tid } of events) {
    if (!endsFrame({ name, ph })) continue;
    const key = `${pid}/${tid}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [busiest] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!busiest) throw new Error('the page committed no frame while it was traced');
  return busiest[0];
}
