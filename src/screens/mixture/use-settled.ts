import { useRef } from 'react';
import { useAppState } from '../../state';

/** A value as it was when no hand was dragging: for work too long to begin anew in every frame. */
export function useSettled<T>(value: T): T {
  const isDragged = useAppState(({ history }) => history.gesture?.startsWith('drag:') ?? false);
  const settled = useRef(value);
  if (!isDragged) settled.current = value;
  return settled.current;
}
