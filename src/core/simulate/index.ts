export { type Design, type DesignKind, designKinds } from './design';
export { SIMULATED, type SimulatedRuns, type Simulation, simulateRuns } from './simulate-runs';
