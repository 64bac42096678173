export { addCounts, subtractCounts } from './counts-algebra.js'
