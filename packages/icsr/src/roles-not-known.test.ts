import type { AdapterInput } from '@aethersignal/model'
import { expect, it } from 'vitest'
import { icsrAdapter } from './icsr-adapter.js'

const report = (id: string, ...roles: string[]) =>
  `<safetyreport><safetyreportid>${id}</safetyreportid><patient><reaction><reactionmeddrapt>Rash</reactionmeddrapt></reaction>${roles
    .map((role) => `<drug>${role}<medicinalproduct>A</medicinalproduct></drug>`)
    .join('')}</patient></safetyreport>`
const role = (code: string) => `<drugcharacterization>${code}</drugcharacterization>`

it('warns of reports with a role that is missing or not known, which is no repair', async () => {
  const text = `<?xml version="1.0"?><ichicsr>${report('1', role('9'), role('8'))}${report('2', role('1'), '')}${report('3', role('1'))}</ichicsr>`
  const bytes = new TextEncoder().encode(text)
  const input: AdapterInput = { name: 'a.xml', stream: () => new Blob([bytes]).stream() }
  const run = icsrAdapter.read([input])
  for await (const _ of run.batches);
  const { files, warnings } = run.report()
  expect(files[0]).toMatchObject({ loaded: 3, repaired: 0, repairs: {} })
  expect(warnings).toEqual([
    expect.objectContaining({ code: 'role-missing', count: 1 }),
    expect.objectContaining({ code: 'role-not-recognised', count: 1 }),
  ])
})
