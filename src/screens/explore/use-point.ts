import type { Lock } from '../../core/permalink';
import {
  changeLock,
  movePoint,
  type Quantity,
  reachTarget,
  selectModel,
  selectPoint,
  useChange,
  useServices,
} from '../../state';

/** Actions on the point, each under the lock in force at the moment it is called. */
export function usePointActions() {
  const { store } = useServices();
  const { change, endGesture } = useChange();
  const present = () => {
    const state = store.getState();
    return { point: selectPoint(state), model: selectModel(state), lock: state.explorer.lock };
  };
  return {
    endGesture,
    move(quantity: Quantity, value: number, gesture: string | null): void {
      const { point, model, lock } = present();
      if (point && model) change(movePoint(point, lock, quantity, value, model), gesture);
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
