import { fileInput } from '@aethersignal/intake'
import { AetherError } from '@aethersignal/model'
import type { MappedColumn, NeededField, TableOptions } from '@aethersignal/tables'
import { MAP_WORDS } from '../options/table-options.js'

const WORD_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(MAP_WORDS).map(([word, field]) => [field, word]),
)

/**
 * The refusal of a table whose columns are not known, with what they may be, why, and the command that loads it so. Any other
 * refusal as it is.
 */
export async function withLoadCommand(
  refusal: AetherError,
  path: string,
  store: string,
  options: TableOptions,
): Promise<AetherError> {
  const told = await proposal(refusal, path, options)
  if (told === null) return refusal
  const { columns, missing } = told
  const reasons = columns.map(
    ({ column, field, confidence, reason }) =>
      `"${column.trim()}" as ${WORD_OF[field] ?? field} (${confidence}): ${reason}`,
  )
  const map = [
    ...columns.map(
      ({ column, field }) => `${WORD_OF[field]}=${/[,"]/.test(column) ? `"${column.trim()}"` : column.trim()}`,
    ),
    ...missing.filter((field) => field !== 'caseId').map((field) => `${WORD_OF[field]}=COLUMN`),
  ]
  const command = [
    'aethersignal load',
    shellQuoted(path),
    '--store',
    shellQuoted(store),
    '--map',
    shellQuoted(map.join(',')),
    ...(missing.includes('caseId') ? ['--make-ids'] : []),
  ].join(' ')
  const open = missing.filter((field) => field !== 'caseId')
  return new AetherError(refusal.code, refusal.message, {
    ...(refusal.place !== undefined && { place: refusal.place }),
    remedy: [
      ...(reasons.length > 0 ? [`Its columns may be: ${reasons.join(' ')}`] : []),
      ...(missing.includes('caseId')
        ? ['No column holds ids of cases; --make-ids takes every row for a case of its own.']
        : []),
      open.length === 0 ? 'If that is so, this loads it:' : `Put the name of a column for COLUMN, and this loads it:`,
      command,
    ].join('\n  '),
    cause: refusal,
  })
}

interface Proposal {
  readonly columns: readonly MappedColumn[]
  readonly missing: readonly NeededField[]
}

async function proposal({ code, place }: AetherError, path: string, options: TableOptions): Promise<Proposal | null> {
  if (code !== 'input/missing-column' || place?.field !== undefined) return null
  const { openTables, proposeMapping } = await import('@aethersignal/tables')
  const { sheet, headerRow, encoding } = options
  try {
    const opened = openTables(await fileInput(path), {
      ...(sheet !== undefined && { sheet }),
      ...(headerRow !== undefined && { headerRow }),
      ...(encoding !== undefined && { encoding }),
    })
    for await (const table of opened.tables()) {
      const { columns, missing } = proposeMapping({ header: table.header, rows: table.sample }, options.terms)
      await table.close()
      return { columns: columns.filter(({ field }) => Object.hasOwn(WORD_OF, field)), missing }
    }
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
  }
  return null
}

/** A word as a POSIX shell takes it for itself. */
export function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
