export type { JsonRecord, JsonRecordsOptions } from './json/json-record.js'
export { JsonRecords } from './json/json-records.js'
