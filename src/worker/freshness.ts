/**
 * Two named rules for results that arrive late.
 * `latest`: only the newest request may write; an older one is aborted the moment a newer one is asked.
 * `monotone`: for views that follow a drag; any result newer than the one shown may write, never an older one.
 *   One call is in flight, only the newest waiting request is kept.
 */
export type Freshness = 'latest' | 'monotone';

export type Ask<Request, Answer> = (request: Request, signal: AbortSignal) => Promise<Answer>;

export interface Channel<Request> {
  ask(request: Request, rule: Freshness): void;
  /** Drops what is waiting and aborts what is in flight. */
  cancel(): void;
}

export function createChannel<Request, Answer>(
  ask: Ask<Request, Answer>,
  write: (answer: Answer, request: Request) => void,
  onIdle: () => void,
): Channel<Request> {
  let flying: { readonly serial: number; readonly abort: AbortController } | null = null;
  let waiting: { readonly serial: number; readonly request: Request } | null = null;
  let serial = 0;
  let shown = 0;

  function launch(request: Request, own: number): void {
    const abort = new AbortController();
    flying = { serial: own, abort };
    void ask(request, abort.signal).then((answer) => {
      if (!abort.signal.aborted && own > shown) {
        shown = own;
        write(answer, request);
      }
      if (flying?.serial !== own) return;
      flying = null;
      const next = waiting;
      waiting = null;
      if (next) launch(next.request, next.serial);
      else onIdle();
    });
  }

  return {
    ask(request, rule) {
      const own = ++serial;
      if (!flying) launch(request, own);
      else if (rule === 'monotone') waiting = { serial: own, request };
      else {
        flying.abort.abort();
        waiting = null;
        launch(request, own);
      }
    },
    cancel() {
      waiting = null;
      flying?.abort.abort();
      flying = null;
      onIdle();
    },
  };
}
