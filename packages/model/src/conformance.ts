export type { BrokenInputs } from './conformance/broken-checks.js'
export { type AdapterSubject, checkAdapter, type ExpectedReading } from './conformance/check-adapter.js'
export type { ConformanceCheck, ConformanceFinding } from './conformance/finding.js'
