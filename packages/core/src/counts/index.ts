export { countPopulations, type PopulationCountOptions, type Populations } from './count-populations.js'
export { addCounts, subtractCounts } from './counts-algebra.js'
