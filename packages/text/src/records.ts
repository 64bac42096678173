export { ByteRecords, type CodedRecord } from './records/byte-records.js'
export { type Dialect, type ParsedRecord, parseLine, parseRecords } from './records/parse-text.js'
export { RecordReader, type RecordReaderOptions, type TextRecord } from './records/record-reader.js'
