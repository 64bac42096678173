import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

/** Reports of each combination of drugs: with Haemorrhage, and with Nausea alone. */
const GROUPS: readonly (readonly [drugs: readonly string[], haemorrhages: number, others: number])[] = [
  [['WARFARIN', 'FLUCONAZOLE'], 6, 2],
  [['WARFARIN'], 2, 18],
  [['FLUCONAZOLE'], 1, 19],
  [['PARACETAMOL'], 2, 50],
]

/**
 * Loads a hundred reports into a store in `folder`, women and men in turn, every tenth of unknown age, and gives the
 * store's path.
 */
export async function smallStore(folder: string): Promise<string> {
  const lines = ['case_id,drug,event,role,sex,age,date,country']
  let number = 0
  for (const [drugs, haemorrhages, others] of GROUPS) {
    for (let at = 0; at < haemorrhages + others; at++) {
      number += 1
      const event = at < haemorrhages ? 'Haemorrhage' : 'Nausea'
      const age = number % 10 === 0 ? '' : String(number % 90)
      const rest = `PS,${number % 2 === 0 ? 'F' : 'M'},${age},202${number % 3}-01-02,US`
      for (const drug of drugs) lines.push(`C${number},${drug},${event},${rest}`)
    }
  }
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'cases.csv')
  await writeFile(file, `${lines.join('\n')}\n`)
  const { terminal, written } = memoryTerminal()
  const store = join(folder, 'store')
  const code = await runCommand(['load', file, '--store', store], terminal)
  if (code !== 0) throw new Error(written.stderr)
  return store
}
