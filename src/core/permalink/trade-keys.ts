import { isTradeScreen, type Screen } from './explorer-state';

const counterparts = [
  ['data', 'table'],
  ['law', 'tlaw'],
  ['preset', 'tpreset'],
] as const;

/**
 * `data`, `law` and `preset` in an address are those of its screen. On the screens of trade-offs they are the
 * state's `table`, `tlaw` and `tpreset`, and those keys stand for the planner's: the names change places, the
 * same way when an address is written and read.
 */
export function exchangeTradeKeys(
  screen: Screen,
  pairs: ReadonlyMap<string, string>,
): Map<string, string> {
  if (!isTradeScreen(screen)) return new Map(pairs);
  const other = new Map<string, string>(
    counterparts.flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ]),
  );
  return new Map(Array.from(pairs, ([key, value]) => [other.get(key) ?? key, value]));
}
