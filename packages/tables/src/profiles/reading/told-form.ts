/** How the tables of publishers are written, where the user says it, in place of what the bytes tell. */
export interface ToldForm {
  /** Sheet of a workbook: its name, or its number from 1. */
  readonly sheet?: string | number
  /** Line of the header, or row of a sheet, from 1. */
  readonly headerRow?: number
  /** Encoding of text, by its label in the WHATWG Encoding Standard. */
  readonly encoding?: string
}
