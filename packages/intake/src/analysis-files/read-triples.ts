import { type DrugTriples, type FileInput, interactionColumnNames } from '@aethersignal/engine/analyses'
import { AetherError, type ResultColumn, type ResultNote } from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'

const REQUIRED = {
  n111: 'count',
  n11: 'count',
  n101: 'count',
  n10: 'count',
  n011: 'count',
  n01: 'count',
  n001: 'count',
  n00: 'count',
} as const

const GROUPS = [
  ['n111', 'n11'],
  ['n101', 'n10'],
  ['n011', 'n01'],
  ['n001', 'n00'],
] as const

/**
 * Reads a file of three-way counts; other columns are carried through, except those that are computed.
 * @throws AetherError `measure/inconsistent-margins` for a row with more events than reports in a group.
 */
export async function readTriples(
  path: string,
  level: number,
  options: ReadColumnsOptions,
): Promise<FileInput<DrugTriples>> {
  const written = interactionColumnNames(level)
  const table = await readColumns(path, { required: REQUIRED, carry: true }, options)
  for (let row = 0; row < table.rows; row++) {
    for (const [events, reports] of GROUPS) {
      const [few, many] = [table.columns[events][row]!, table.columns[reports][row]!]
      if (few <= many) continue
      throw new AetherError('measure/inconsistent-margins', `${events} is ${few}, more than ${reports}, ${many}.`, {
        place: table.place(row, events),
        remedy: 'n11, n10, n01 and n00 are all reports of a group, with or without the event.',
      })
    }
  }
  const isWritten = ({ name }: { readonly name: string }) => written.has(name.toLowerCase())
  const replaced = table.carried.filter(isWritten).map(({ name }) => name)
  const notes: ResultNote[] = [...table.notes]
  if (replaced.length > 0) {
    const message = `Columns of the file that are computed again: ${replaced.join(', ')}.`
    notes.push({ code: 'columns-replaced', message, count: replaced.length })
  }
  const leading: ResultColumn[] = table.carried
    .filter((column) => !isWritten(column))
    .map(({ name, values }) => ({ name, kind: 'carried', values }))
  return {
    input: { counts: table.columns, leading, definitions: { unit: 'as counted in the input' } },
    notes,
    files: [{ title: path, sha256: table.sha256 }],
  }
}
