import { describe, expect, it } from 'vitest'
import { readRole } from './role.js'

const ROLES: Readonly<Record<string, readonly string[]>> = {
  PS: [
    ...[
      'PS',
      'ps',
      'S',
      '1',
      '1.0',
      'Primary Suspect',
      'PRIMARY SUSPECT DRUG',
      'Primary suspect drug (PS)',
      'primary-suspect',
    ],
    ...[
      'Suspect',
      'Suspected',
      'Suspect product',
      'suspect drug',
      '- Suspected',
      '(Suspected)',
      '[suspect]',
      'Suspect/Interacting',
    ],
    ...[
      'Suspect or interacting',
      'Interacting/Suspect',
      '1 - Suspect',
      '1: suspect',
      'PS - Primary Suspect',
      'Suspect vaccine',
      'Primary',
    ],
    ...[
      'Médicament suspect',
      'suspecté',
      'verdächtig',
      'Verdächtigtes Arzneimittel',
      'primär verdächtig',
      'Sospechoso',
      'Fármaco sospechoso',
    ],
    ...['Suspeito', 'Sospetto', 'Verdacht', '被疑薬', '怀疑用药', 'Suspected drug ', 'Suspect Drug.'],
  ],
  SS: [
    'SS',
    'Secondary Suspect',
    'secondary suspect drug',
    'Secondary',
    'Other suspect',
    'co-suspect secondary',
    '1 Secondary suspect',
  ],
  C: [
    ...[
      'C',
      '2',
      'con',
      'Concomitant',
      'Concomitant drug',
      'CONCOMITANT PRODUCT',
      'concomitant medication',
      '2 - Concomitant',
      '- Not suspected',
    ],
    ...[
      'Not suspected',
      'not-suspected',
      'Non suspect',
      'non-suspect drug',
      'Concomitante',
      'Begleitmedikation',
      'Co-medication',
      '併用薬',
    ],
    ...['Médicament concomitant', 'Nicht verdächtig', 'No sospechoso', 'Concomitant (C)'],
  ],
  I: [
    'I',
    '3',
    'Interacting',
    'Interacting drug',
    'interaction',
    '3 - Interacting',
    'Interacción',
    'Wechselwirkung',
    '相互作用',
    'Interagissant',
  ],
  DN: [
    'DN',
    '4',
    'Drug Not Administered',
    'not administered',
    '4 - Drug not administered',
    'Non administré',
    'Nicht verabreicht',
    'no administrado',
  ],
}

describe('readRole', () => {
  for (const [role, texts] of Object.entries(ROLES)) {
    it.each(texts)(`%s is ${role}`, (text) => {
      expect(readRole(text)).toBe(role)
      expect(readRole(text.toUpperCase())).toBe(role)
      expect(readRole(`  ${text}\u00a0`)).toBe(role)
    })
  }

  it.each(['', '-', 'unknown', 'NA', 'None', 'not specified'])('%j is missing', (text) =>
    expect(readRole(text)).toBeNull(),
  )

  it.each([
    'Z',
    '5',
    'Treatment',
    'past drug history',
    'suspect concomitant',
    'concomitant (PS)',
    'Primary secondary',
    'drug',
    'not',
  ])('%s is none that is known', (text) => expect(readRole(text)).toBeUndefined())
})
