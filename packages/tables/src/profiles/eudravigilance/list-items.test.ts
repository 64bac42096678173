import { describe, expect, it } from 'vitest'
import { itemsOf, productOf, readItem, separated, told } from './list-items.js'

describe('itemsOf', () => {
  it.each([
    [
      'Rash (1d - Recovered - n/a),<BR><BR>Fever (n/a - Unknown - )',
      ['Rash (1d - Recovered - n/a)', 'Fever (n/a - Unknown - )'],
    ],
    ['A (x),<br/><br/>B (y),<BR><BR>', ['A (x)', 'B (y)']],
    ['A, B (x)\nC', ['A, B (x)', 'C']],
    ['Not reported', []],
    ['', []],
  ])('splits %j', (cell, items) => {
    expect(itemsOf(cell)).toEqual(items)
  })
})

describe('readItem', () => {
  it.each([
    [
      'Rash (1d - Recovered/Resolved - Other Medically Important Condition)',
      'Rash',
      ['1d', 'Recovered/Resolved', 'Other Medically Important Condition'],
    ],
    ['Hallucination (visual) (n/a - Unknown - )', 'Hallucination (visual)', ['n/a', 'Unknown', '']],
    [
      'Tumour lysis, (x) - late (n/a – Fatal - Results in Death, Caused/Prolonged Hospitalisation)',
      'Tumour lysis, (x) - late',
      ['n/a', 'Fatal', 'Results in Death, Caused/Prolonged Hospitalisation'],
    ],
    ['No brackets', 'No brackets', null],
    ['Open (never', 'Open (never', null],
    ['Closed) never opened)', 'Closed) never opened)', null],
  ])('reads the reaction %j', (item, name, details) => {
    expect(readItem(item, 3, 1)).toEqual({ name, details })
  })

  it.each([
    [
      'MABTHERA [RITUXIMAB] (S - Lymphoma - Drug withdrawn - [5d - 375mg/m2 - Intravenous use])',
      ['S', 'Lymphoma', 'Drug withdrawn', '[5d - 375mg/m2 - Intravenous use]'],
    ],
    [
      'X [Y] (C - Non - Hodgkin lymphoma (B-cell) - n/a - [n/a - n/a - n/a])',
      ['C', 'Non - Hodgkin lymphoma (B-cell)', 'n/a', '[n/a - n/a - n/a]'],
    ],
  ])('gives surplus dashes to the indication in %j', (item, details) => {
    expect(readItem(item, 4, 1).details).toEqual(details)
  })
})

describe('productOf', () => {
  it.each([
    ['MABTHERA [RITUXIMAB]', 'MABTHERA', 'RITUXIMAB'],
    ['X (10 [MG]) [A, B [SALT]]', 'X (10 [MG])', 'A, B [SALT]'],
    ['[RITUXIMAB]', '', 'RITUXIMAB'],
    ['ASPIRIN', 'ASPIRIN', null],
    ['ASPIRIN [Not reported]', 'ASPIRIN', null],
  ])('reads %j', (name, product, substance) => {
    expect(productOf(name)).toEqual({ product, substance })
  })
})

describe('separated and told', () => {
  it('keeps dashes within words and brackets', () => {
    expect(separated('a-b - [c - d] – ')).toEqual(['a-b', '[c - d]', ''])
    expect([told('n/a'), told(' Not reported '), told(undefined), told('x')]).toEqual([null, null, null, 'x'])
  })
})
