import type { Lock } from '../../core/permalink';
import {
  changeLock,
  movePoint,
  type Quantity,
  reachTarget,
  selectPlanModel,
  selectPoint,
  useChange,
  useServices,
} from '../../state';
import { selectRanges } from './series';

/** Actions on the point, each under the lock in force at the moment it is called. */
export function usePointActions() {
  const { store } = useServices();
  const { change, endGesture } = useChange();
  const present = () => {
    const state = store.getState();
    return { point: selectPoint(state), model: selectPlanModel(state), lock: state.explorer.lock };
  };
  return {
    endGesture,
    move(quantity: Quantity, value: number, gesture: string | null): void {
      const { point, model, lock } = present();
      if (!point || !model) return;
      const patch = movePoint(point, lock, quantity, value, model);
      // A dragged budget stops at the ends of the axes; they widen once the hand lets go. Typed ones go anywhere.
      const range = selectRanges(store.getState())?.C;
      const dragging = gesture?.startsWith('drag:') ?? false;
      const C = patch.C ?? point.C;
      if (dragging && range && (C > range[1] * 1.001 || C < range[0] / 1.001)) return;
      change(patch, gesture);
    },
    /** What a budget changes under the lock in force, to be part of another change. */
    budgetPatch(C: number) {
      const { point, model, lock } = present();
      return point && model ? movePoint(point, lock, 'C', C, model) : {};
    },
    setLock(lock: Lock): void {
      const { point } = present();
      if (point) change(changeLock(point, lock));
    },
    /** False where no point on the lock's path has that loss. */
    setTarget(target: number, gesture: string | null): boolean {
      const { point, model, lock } = present();
      const patch = point && model ? reachTarget(point, lock, target, model) : undefined;
      if (patch) change(patch, gesture);
      return patch !== undefined;
    },
    canReach(target: number): boolean {
      const { point, model, lock } = present();
      return (
        point !== null && model !== null && reachTarget(point, lock, target, model) !== undefined
      );
    },
  };
}
