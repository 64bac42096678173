export {
  type SyntheticQuarter,
  type SyntheticQuarterOptions,
  writeSyntheticQuarter,
} from './synthetic/write-synthetic-quarter.js'
