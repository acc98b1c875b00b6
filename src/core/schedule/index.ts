export { type ConfigGap, type Trainer, trainers, writeConfig } from './config';
export {
  type Course,
  type CourseShape,
  capUntil,
  coursePlaces,
  meanRate,
  phases,
  rateAt,
} from './course';
export { type Crossing, type CrossingRefusal, findCrossing, type TrendRows } from './trends';
