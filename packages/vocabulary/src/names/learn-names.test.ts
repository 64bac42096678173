import { describe, expect, it } from 'vitest'
import { learnNames, NameLearner } from './learn-names.js'

const row = (verbatim: string | null, ingredient: string | null) => ({ verbatim, ingredient })

describe('learnNames', () => {
  it('takes the majority where enough rows agree, and leaves ties open', async () => {
    const learned = await learnNames([
      ...[row('Advil', 'IBUPROFEN'), row('ADVIL ', 'Ibuprofen'), row('advil', 'NAPROXEN')],
      ...[row('Compazine', 'PROCHLORPERAZINE MALEATE'), row('Compazine', 'PROCHLORPERAZINE EDISYLATE')],
      ...[row('Norco', 'HYDROCODONE\\ACETAMINOPHEN'), row('NORCO', 'ACETAMINOPHEN\\HYDROCODONE')],
      ...[row('Once', 'RARE'), row('Nothing', null), row(null, 'LONELY'), row('Unknown', 'ASPIRIN')],
      row('Vague', 'UNSPECIFIED INGREDIENT'),
    ])
    expect([...learned.byWritten]).toEqual([
      ['ADVIL', { names: ['IBUPROFEN'], agreeing: 2, rows: 3 }],
      ['NORCO', { names: ['ACETAMINOPHEN', 'HYDROCODONE'], agreeing: 2, rows: 2 }],
    ])
    expect([...learned.disputed]).toEqual(['COMPAZINE'])
    expect([...learned.scarce.keys()]).toEqual(['ONCE'])
    expect(learned.ingredients.get('LONELY')).toBe(1)
    expect(learned.ingredients.has('UNSPECIFIED INGREDIENT')).toBe(false)
  })

  it('asks for what it is told to', () => {
    const learner = new NameLearner()
    learner.add(row('X', 'A'), 6)
    learner.add(row('X', 'B'), 4)
    expect(learner.learned({ minimumShare: 0.6 }).disputed.has('X')).toBe(true)
    expect(learner.learned({ minimumShare: 0.59 }).byWritten.get('X')?.names).toEqual(['A'])
    expect(learner.learned({ minimumRows: 7 }).byWritten.size).toBe(0)
    expect(() => learner.learned({ minimumShare: 0.4 })).toThrow(expect.objectContaining({ code: 'request/invalid' }))
    expect(() => learner.learned({ minimumRows: 0 })).toThrow(expect.objectContaining({ code: 'request/invalid' }))
  })

  it('stops when told to', async () => {
    const rows = Array.from({ length: 9000 }, () => row('X', 'A'))
    await expect(learnNames(rows, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'request/aborted' })
  })
})
