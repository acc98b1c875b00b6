import type { Frame } from '../layout/geometry';

/** Clips what refers to it by id to the plotting area. */
export function FrameClip({ id, frame }: { readonly id: string; readonly frame: Frame }) {
  return (
    <clipPath id={id}>
      <rect
        x={frame.left}
        y={frame.top}
        width={frame.right - frame.left}
        height={frame.bottom - frame.top}
      />
    </clipPath>
  );
}
