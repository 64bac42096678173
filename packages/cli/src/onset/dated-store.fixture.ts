import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { faersTables } from '../../test/case-files.js'
import { plainZip } from '../../test/plain-zip.js'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

/** A report as FAERS has it: dates as YYYYMMDD, YYYYMM or YYYY, empty where unknown. */
export interface DatedReport {
  readonly drugs: readonly { readonly name: string; readonly role?: string; readonly start?: string }[]
  readonly events: readonly string[]
  readonly eventDate?: string
  readonly sex?: string
}

/** Loads a FAERS quarter of these reports into a store in `folder`, and gives the store's path. */
export async function datedStore(folder: string, reports: readonly DatedReport[]): Promise<string> {
  const rows = reports.map(({ drugs, events, eventDate = '', sex = 'F' }, at) => {
    const key = `${2_000_001 + at}1$${2_000_001 + at}`
    const demo = `${key}$1$I$${eventDate}$$20240301$20240301$EXP$$$X$$40$YR$$${sex}$Y$$$20240301$$MD$US$US`
    const drug = drugs.map(({ name, role = 'PS' }, n) => `${key}$${n + 1}$${role}$${name}$${name}$1$$$$$$$$$$$$$`)
    const therapy = drugs.flatMap(({ start }, n) => (start === undefined ? [] : [`${key}$${n + 1}$${start}$$$`]))
    const reaction = events.map((event) => `${key}$${event}$`)
    return { demo, drug, therapy, reaction }
  })
  const quarter = faersTables({
    DEMO: rows.map(({ demo }) => demo),
    DRUG: rows.flatMap(({ drug }) => drug),
    REAC: rows.flatMap(({ reaction }) => reaction),
    THER: rows.flatMap(({ therapy }) => therapy),
    OUTC: [],
    RPSR: [],
    INDI: [],
  })
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'faers_ascii_2024Q1.zip')
  await writeFile(file, plainZip(quarter))
  const { terminal, written } = memoryTerminal()
  const store = join(folder, 'store')
  const code = await runCommand(['load', file, '--store', store], terminal)
  if (code !== 0) throw new Error(written.stderr)
  return store
}
