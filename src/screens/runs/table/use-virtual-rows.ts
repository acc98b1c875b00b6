import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createScrollMap, follow, placeAt, type ScrollPlace } from './virtual-scroll';

export interface VirtualRows {
  /** The element that scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Height of what is scrolled, px. */
  readonly height: number;
  /** Height of the rows in sight, px. */
  readonly view: number;
  /** First row in sight and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** How far the first row stands above the top edge, px, 0 or less. */
  readonly shift: number;
  /** Rows a page holds. */
  readonly page: number;
  onScroll(): void;
  /** Scrolls as little as brings a row into sight. */
  reveal(position: number): void;
}

/** Which of many rows of one height are in sight, under a head that stays. */
export function useVirtualRows(count: number, rowHeight: number, headHeight: number): VirtualRows {
  const scroller = useRef<HTMLDivElement>(null);
  const [outer, setOuter] = useState(0);
  const [place, setPlace] = useState<ScrollPlace>({ top: 0, offset: 0 });
  const newest = useRef(place);
  const view = Math.max(0, outer - headHeight);
  const map = useMemo(() => createScrollMap(count, rowHeight, view), [count, rowHeight, view]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => setOuter(element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const go = useCallback((next: ScrollPlace): void => {
    newest.current = next;
    const element = scroller.current;
    if (element && Math.abs(element.scrollTop - next.top) > 1) element.scrollTop = next.top;
    setPlace((before) => (before.offset === next.offset ? before : next));
  }, []);

  // Fewer rows than before: what was in sight may be gone.
  useLayoutEffect(() => go(placeAt(map, newest.current.offset)), [map, go]);

  const onScroll = useCallback((): void => {
    const top = scroller.current?.scrollTop ?? 0;
    // Not ours to follow: we set it there.
    if (Math.abs(top - newest.current.top) <= 1) return;
    go(follow(map, newest.current, top));
  }, [map, go]);

  const reveal = useCallback(
    (position: number): void => {
      const { offset } = newest.current;
      const at = position * rowHeight;
      if (at < offset) go(placeAt(map, at));
      else if (at + rowHeight > offset + view) go(placeAt(map, at + rowHeight - view));
    },
    [map, go, rowHeight, view],
  );

  const first = Math.max(0, Math.floor(place.offset / rowHeight));
  const end = Math.min(count, Math.ceil((place.offset + view) / rowHeight) + 1);
  return {
    scroller,
    height: map.real + headHeight,
    view,
    first,
    end,
    shift: first * rowHeight - place.offset,
    page: Math.max(1, Math.floor(view / rowHeight) - 1),
    onScroll,
    reveal,
  };
}
