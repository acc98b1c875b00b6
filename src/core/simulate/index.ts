export { type Design, type DesignKind, designKinds } from './design';
export { type SimulatedRuns, type Simulation, simulateRuns } from './simulate-runs';
