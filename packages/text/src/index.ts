export { inflated } from './inflated.js'
export { type StoredBytes, type StoredBytesOptions, storedBytes } from './stored-bytes.js'
export { withHead } from './with-head.js'
