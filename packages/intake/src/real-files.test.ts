import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memorySource } from '@aethersignal/engine'
import { AetherError } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { planSources } from './plan-sources.js'
import { plannedRuns } from './planned-runs.js'
import { readFiles } from './read-files.js'

/** The files of a folder as a page is given them. */
function filesOf(folder: string, name: string): readonly File[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => new File([readFileSync(path)], name + path.slice(folder.length)))
}

async function counted(runs: Parameters<typeof memorySource>[0]) {
  const source = await memorySource(runs, { title: 'Real' })
  const { identity, reports } = await source.describe()
  const { drug, event, columns } = await source.run({ minCount: 1 })
  return { identity: identity.hash, reports, drug, event, columns }
}

describe.skipIf(!hasSharedData)('real files that are given as files', () => {
  it.each(['faers_quarters', 'faers_xml', 'e2b_r2_like', 'openfda'])(
    'give the same numbers as their folder, of %s',
    async (name) => {
      const folder = sharedData(`data/ci_small/${name}`)
      const files = await readFiles(filesOf(folder, name))
      const paths = await plannedRuns(await planSources([folder]), {})
      expect(await counted(files.runs)).toEqual(await counted(paths.runs))
      const places = (list: readonly { readonly path: string }[], before: string) =>
        list.map(({ path }) => path.slice(before.length)).sort()
      expect(places(files.leftOut, name)).toEqual(places(paths.leftOut, folder))
    },
    60_000,
  )

  it('give the same alone, of every table that broke readers', async () => {
    const folder = sharedData('data/found')
    const names = readdirSync(folder).filter((name) => /\.(csv|xlsx)$/.test(name))
    const answer = (run: () => Promise<unknown>) =>
      run().catch((thrown: unknown) => {
        if (!(thrown instanceof AetherError)) throw thrown
        return thrown.code
      })
    for (const name of names) {
      const path = join(folder, name)
      const file = await answer(async () => counted((await readFiles([new File([readFileSync(path)], name)])).runs))
      const onNode = await answer(async () => counted((await plannedRuns(await planSources([path]), {})).runs))
      expect(file, name).toEqual(onNode)
    }
    expect(names.length).toBeGreaterThan(20)
  })
})
