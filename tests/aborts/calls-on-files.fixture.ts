import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { downloadQuarter, withArchiveHashes } from '../../packages/faers/src/index.js'
import {
  analyseFilesAt,
  fitPriorAt,
  readColumns,
  readControlPairs,
  readNameList,
  readReference,
  readScoredPairs,
  readTree,
} from '../../packages/intake/src/analysis-files.js'
import { plannedRuns, planSources, spoolPipes } from '../../packages/intake/src/index.js'
import { plainZip } from '../plain-zip.js'
import type { Call } from './stopped-call.js'

const PAIRS = Array.from({ length: 400 }, (_, at) => `D${at % 20},E${at % 17},${1 + (at % 3)}`)
const FILES = {
  'cases.csv': 'case_id,drug,event\n1,ASPIRIN,Rash\n2,WARFARIN,Nausea\n',
  'counts.csv': `drug,event,n,expected,label\n${PAIRS.map((pair, at) => `${pair},${1 + (at % 5)},${at % 2}\n`).join('')}`,
  'controls.csv': `drug,event,log_rr,se_log_rr\n${PAIRS.map((_, at) => `D${at},E,0.${at % 9}1,0.2\n`).join('')}`,
  'p.csv': `drug,event,p\n${PAIRS.map((_, at) => `D${at},E,0.${1 + (at % 8)}\n`).join('')}`,
  'tree.csv': `node,parent\nroot,\n${PAIRS.map((_, at) => `N${at},root\n`).join('')}`,
}

/** Calls on files of a folder, which they are written into. */
export async function callsOnFiles(folder: string): Promise<Readonly<Record<string, Call>>> {
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text)
  const at = (name: keyof typeof FILES) => join(folder, name)
  const reading = (signal: AbortSignal) => ({ stdin: Readable.from([]), signal })
  const archive = plainZip({ 'ASCII/DEMO25Q4.txt': 'primaryid$caseid\n' })
  return {
    'faers downloadQuarter': (signal) =>
      downloadQuarter({
        ...{
          quarter: '2025Q4',
          folder: join(folder, 'quarters'),
          now: () => new Date(0),
          sleep: async () => {},
          signal,
        },
        fetch: async () =>
          new Response(new Uint8Array(archive), { headers: { 'content-length': String(archive.length) } }),
      }),
    'faers withArchiveHashes': (signal) => {
      const file = { table: 'demo', sha256: null, rowsIn: 0, loaded: 0, quarantined: [], repairs: {} }
      const members = ['cases.csv', 'tree.csv'].map((name) => ({ ...file, path: `${join(folder, name)}!/a` }))
      return withArchiveHashes(members as never, signal)
    },
    'intake analyseFilesAt': (signal) =>
      analyseFilesAt({ analysis: 'adjust-p', column: 'p' }, [at('p.csv')], reading(signal)),
    'intake fitPriorAt': (signal) => fitPriorAt(at('counts.csv'), { likelihood: 'full' }, reading(signal)),
    'intake plannedRuns': async (signal) => {
      const { runs } = await plannedRuns(await planSources([at('cases.csv')]), { signal })
      for (const run of runs) for await (const _ of run.batches);
    },
    'intake readColumns': (signal) => readColumns(at('counts.csv'), { required: { n: 'count' } }, reading(signal)),
    'intake readControlPairs': (signal) =>
      readControlPairs({ controls: at('controls.csv'), apply: at('controls.csv') }, reading(signal)),
    'intake readNameList': (signal) => readNameList(at('counts.csv'), ['drug'], reading(signal)),
    'intake readReference': (signal) => readReference(at('counts.csv'), reading(signal)),
    'intake readScoredPairs': (signal) => readScoredPairs(at('counts.csv'), reading(signal)),
    'intake readTree': (signal) => readTree(at('tree.csv'), '.', reading(signal)),
    'intake spoolPipes': (signal) => spoolPipes([at('cases.csv'), at('p.csv')], signal),
  }
}
