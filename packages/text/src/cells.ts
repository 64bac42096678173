export { BYTE_TEXT, type ByteText } from './bytes/byte-text.js'
export { CellDictionary, EMPTY_HASH, nextHash } from './bytes/cell-dictionary.js'
