export { bcaInterval } from './bca';
export { type Jackknife, jackknife } from './jackknife';
export { bootstrapEllipse, type Outline, profileContour } from './joint-region';
export { findLinearRows } from './linear-rows';
export { type Profile, profileParameters } from './profile';
export { type FitProfiles, profileFit } from './profile-fit';
export { profileQuantity } from './profile-quantity';
export { type LogQuantity, responseAt, statisticOf } from './pull';
export {
  calibratedThreshold,
  chooseThreshold,
  countFree,
  fThreshold,
  type Threshold,
} from './threshold';
