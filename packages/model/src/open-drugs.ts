export type { OpenDrug } from './open-drugs/open-drug.js'
export { OPEN_DRUGS_VERSION, openDrugs, openDrugsHash } from './open-drugs/open-drugs.js'
