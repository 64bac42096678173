import { readFile } from 'node:fs/promises'
import { inputError } from '@aethersignal/intake'
import { AetherError } from '@aethersignal/model'
import type { CaseField, TableOptions, ToldColumn } from '@aethersignal/tables'
import { type Command, InvalidArgumentError } from 'commander'
import { wholeNumber } from './whole-number.js'

/** How tables of cases are to be read, as the user says. */
export interface TableFlags {
  readonly map?: readonly ToldColumn[]
  readonly mapping?: string
  readonly makeIds?: boolean
  readonly split?: Readonly<Record<string, string>>
  readonly sheet?: string
  readonly headerRow?: number
  readonly encoding?: string
}

/** What a column may hold, as `--map` calls it. */
export const MAP_WORDS = {
  case: 'caseId',
  drug: 'drug',
  event: 'event',
  role: 'role',
  sex: 'sex',
  age: 'age',
  age_unit: 'ageUnit',
  date: 'receivedDate',
  event_date: 'eventDate',
  country: 'country',
  serious: 'serious',
} as const satisfies Readonly<Record<string, CaseField>>

/** Adds the options that say how a table of cases is read. */
export function addTableOptions(command: Command): Command {
  return command
    .option('--map <field=column,…>', 'what columns of a table hold, such as case=Report,drug=Product', toldColumns)
    .option('--mapping <file>', 'a saved mapping of columns (JSON)')
    .option('--make-ids', 'take every row of a table without case ids for a case of its own')
    .option('--split <field=text>', 'what parts the names in one cell, such as drug=; or event=none', splitRule)
    .option('--sheet <name or number>', 'the sheet of a workbook')
    .option('--header-row <line>', 'the line of the header', wholeNumber(1))
    .option('--encoding <label>', 'the encoding of text, such as windows-1251 or shift_jis')
}

/** What was given of what says what the columns of a table of cases hold, as options. */
export function saidOfColumns({ map, mapping, makeIds, split }: TableFlags): readonly string[] {
  return given({ '--map': map, '--mapping': mapping, '--make-ids': makeIds, '--split': split })
}

/** What was given of what says how any table is written, as options. */
export function saidOfForm({ sheet, headerRow, encoding }: TableFlags): readonly string[] {
  return given({ '--sheet': sheet, '--header-row': headerRow, '--encoding': encoding })
}

function given(flags: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(flags).filter((name) => flags[name] !== undefined)
}

/**
 * The options of the reader of tables.
 * @throws AetherError `input/not-found`, `input/unreadable` or `input/not-recognised` for the file of the mapping
 */
export async function tableOptions(flags: TableFlags): Promise<TableOptions> {
  const { map, mapping, makeIds, split, sheet, headerRow, encoding } = flags
  return {
    ...(map && { columns: map }),
    ...(mapping !== undefined && { mapping: await mappingIn(mapping) }),
    ...(makeIds && { synthesiseCaseIds: true }),
    ...(split && { splits: split }),
    ...(sheet !== undefined && { sheet: /^\d+$/.test(sheet) ? Number(sheet) : sheet }),
    ...(headerRow !== undefined && { headerRow }),
    ...(encoding !== undefined && { encoding }),
  }
}

async function mappingIn(path: string) {
  const { mappingOfTemplate, readMappingTemplate } = await import('@aethersignal/tables')
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw inputError(thrown, path)
  })
  try {
    return mappingOfTemplate(readMappingTemplate(text))
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
    const { message, remedy } = thrown
    throw new AetherError(thrown.code, message, { place: { file: path }, ...(remedy !== undefined && { remedy }) })
  }
}

/** Reads `case=Report,drug="Name, of product"`; given several times it adds up. */
function toldColumns(text: string, before: readonly ToldColumn[] = []): readonly ToldColumn[] {
  const pairs = text.match(/(?:"[^"]*"|[^,"])+/g) ?? []
  return [
    ...before,
    ...pairs.map((pair) => {
      const at = pair.indexOf('=')
      const word = pair.slice(0, at).trim().toLowerCase().replaceAll('-', '_')
      const column = pair
        .slice(at + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1')
      if (at === -1 || !Object.hasOwn(MAP_WORDS, word) || column === '') {
        throw new InvalidArgumentError(
          `"${pair}" is not field=column; fields are ${Object.keys(MAP_WORDS).join(', ')}, and names with commas stand in quotes.`,
        )
      }
      return { field: MAP_WORDS[word as keyof typeof MAP_WORDS], column }
    }),
  ]
}

function splitRule(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const at = text.indexOf('=')
  const key = text.slice(0, at).trim()
  const mark = text.slice(at + 1)
  if (at < 1 || mark === '') throw new InvalidArgumentError(`"${text}" is not such as drug=; or event=none.`)
  return { ...before, [key]: mark }
}
