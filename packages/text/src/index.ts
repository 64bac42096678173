export { heldBlob, heldBytes, MOST_HELD } from './held-bytes.js'
export { LineDecoder } from './line-decoder.js'
export { type StoredBytes, type StoredBytesOptions, storedBytes } from './stored-bytes.js'
export { withHead } from './with-head.js'
