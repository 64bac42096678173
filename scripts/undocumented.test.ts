import { expect, it } from 'vitest'
import { newlyUndocumented } from './undocumented.mjs'

const report = (...members: readonly string[]) =>
  `// @public\nexport interface Told {\n${members.map((member) => `    // (undocumented)\n    ${member}\n`).join('')}    readonly said: string;\n}\n`

it('names what came without a doc comment', () => {
  expect(
    newlyUndocumented([report('readonly a: number;')], [report('readonly a: number;', 'readonly b: number;')]),
  ).toEqual(['readonly b: number;'])
  expect(newlyUndocumented([], ['// @public (undocumented)\nexport const told: string;\n'])).toEqual([
    'export const told: string;',
  ])
})

it('lets members be renamed, moved to another entry, and documented', () => {
  expect(newlyUndocumented([report('readonly a: number;')], [report('readonly b: number;')])).toEqual([])
  expect(
    newlyUndocumented([report('readonly a: number;'), report()], [report(), report('readonly a: number;')]),
  ).toEqual([])
  expect(newlyUndocumented([report('readonly a: number;')], [report()])).toEqual([])
})

it('counts two of the same declaration as two', () => {
  const one = report('readonly a: number;')
  expect(newlyUndocumented([one], [one, one])).toEqual(['readonly a: number;'])
})
