export { backendConformance } from './conformance/backend-conformance.js'
export { conformanceRun } from './conformance/conformance-dataset.js'
export { type ConformanceCheck, sourceConformance } from './conformance/source-conformance.js'
