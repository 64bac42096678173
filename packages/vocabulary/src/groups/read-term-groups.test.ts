import { expect, it } from 'vitest'
import { readTermGroups } from './read-term-groups.js'

it('reads CSV and JSON into the same groups', () => {
  const groups = [
    {
      name: 'Skin, all',
      terms: ['PRURITUS', 'RASH'],
      written: new Map([
        ['RASH', 'Rash'],
        ['PRURITUS', 'pruritus'],
      ]),
    },
    { name: 'Gut', terms: ['NAUSEA'], written: new Map([['NAUSEA', 'Nausea']]) },
  ]
  expect(
    readTermGroups('group,term\n"Skin, all",Rash\nGut,Nausea\n"Skin, all",pruritus\n"Skin, all",RASH\n', 'event'),
  ).toEqual(groups)
  expect(readTermGroups('{"Skin, all": ["Rash", "pruritus"], "Gut": ["Nausea"]}', 'event')).toEqual(groups)
})

it.each(['drug', 'ingredient', 'substance', 'name'])('reads groups of drugs from a column %s', (column) => {
  const groups = readTermGroups(`group,${column}\nStatins,Atorvastatin\nStatins,SIMVASTATIN\n`, 'drug')
  expect(groups.map(({ name, terms }) => [name, terms])).toEqual([['Statins', ['ATORVASTATIN', 'SIMVASTATIN']]])
  expect(() => readTermGroups(`group,pt\nStatins,Atorvastatin\n`, 'drug')).toThrow(
    expect.objectContaining({ code: 'input/missing-column' }),
  )
})

it.each([
  ['', 'input/empty'],
  ['name,term\nSkin,Rash\n', 'input/missing-column'],
  ['group,term\nSkin,\n', 'input/invalid-row'],
  ['group,term\n"Skin,Rash\n', 'input/invalid-row'],
  ['{"Skin": "Rash"}', 'input/not-recognised'],
  ['[["Skin"]]', 'input/not-recognised'],
  ['{"Skin": ', 'input/not-recognised'],
])('refuses %j', (text, code) => {
  expect(() => readTermGroups(text, 'event')).toThrow(expect.objectContaining({ code }))
})
