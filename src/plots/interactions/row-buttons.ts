import type { FocusEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react';

/** The `data-row` of what an event came from; null where it has none. */
function rowOf(target: EventTarget): number | null {
  const text = (target as Element).closest('[data-row]')?.getAttribute('data-row');
  return text === null || text === undefined ? null : Number(text);
}

/** Held to pick a run where a plain press does something else with it. */
export function isPick({ ctrlKey, metaKey }: { ctrlKey: boolean; metaKey: boolean }): boolean {
  return ctrlKey || metaKey;
}

/**
 * Handlers of a group whose children are buttons with a `data-row`: one tab stop, arrows move along them, Enter
 * or Space presses; with Ctrl or Cmd a row is picked instead. The first child takes the tab stop (`tabIndex` 0), the
 * others -1.
 */
export function rowButtons(
  onPress: (row: number) => void,
  onHover: (row: number | null) => void,
  onPick: (row: number) => void,
): {
  onKeyDown(event: KeyboardEvent<SVGGElement>): void;
  onClick(event: MouseEvent<SVGGElement>): void;
  onPointerOver(event: PointerEvent<SVGGElement>): void;
  onPointerLeave(): void;
  onFocus(event: FocusEvent<SVGGElement>): void;
  onBlur(): void;
} {
  return {
    onKeyDown(event) {
      const current = (event.target as Element).closest<SVGElement>('[data-row]');
      if (!current) return;
      const row = rowOf(current);
      if (row !== null && (event.key === 'Enter' || event.key === ' '))
        (isPick(event) ? onPick : onPress)(row);
      else if (event.key === 'ArrowRight' || event.key === 'ArrowDown')
        (current.nextElementSibling as SVGElement | null)?.focus();
      else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp')
        (current.previousElementSibling as SVGElement | null)?.focus();
      else return;
      event.preventDefault();
    },
    onClick(event) {
      const row = rowOf(event.target);
      if (row !== null) (isPick(event) ? onPick : onPress)(row);
    },
    onPointerOver: (event) => onHover(rowOf(event.target)),
    onPointerLeave: () => onHover(null),
    onFocus: (event) => onHover(rowOf(event.target)),
    onBlur: () => onHover(null),
  };
}
