import type { AdapterInput } from '@aethersignal/model'

/**
 * A table to read, plain or gzip. Its name is the partition under which the rows are stored, so another table of the same
 * name takes the place of this one.
 */
export type CsvInput = AdapterInput
