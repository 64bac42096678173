import { AetherError } from '@aethersignal/model'
import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../define.js'
import { deep, focused, mount, until, violations } from '../element/element-test.fixture.js'
import { type SampleOptions, sampleSource } from '../fixtures/sample-source.fixture.js'
import type { AetherTermCombobox } from './aether-term-combobox.js'

afterEach(() => document.body.replaceChildren())

async function combobox(options: SampleOptions = {}) {
  const element = await mount('aether-term-combobox', { label: 'Drug', source: sampleSource(options) })
  const input = deep<HTMLInputElement>(element, 'input')
  const changes: (readonly string[])[] = []
  element.addEventListener('aether-terms-change', (event) => changes.push(event.detail.terms))
  input.focus()
  return { element, input, changes }
}

const options = (element: AetherTermCombobox) => [...element.renderRoot.querySelectorAll<HTMLElement>('[role=option]')]

describe('typing', () => {
  test('suggests, moves with the arrows, takes with Enter, and names the active option', async () => {
    const { element, input, changes } = await combobox()
    expect(input.getAttribute('aria-expanded')).toBe('false')
    await userEvent.keyboard('vi')
    await until('suggestions', () => options(element).length === 1)
    expect(input.getAttribute('aria-expanded')).toBe('true')
    expect(options(element)[0]?.textContent).toContain('CESTOVIR')
    expect(options(element)[0]?.textContent).toContain('2,400 reports')
    await userEvent.keyboard('{ArrowDown}')
    expect(input.getAttribute('aria-activedescendant')).toBe(options(element)[0]?.id)
    await userEvent.keyboard('{Enter}')
    expect(changes).toEqual([['CESTOVIR']])
    expect(input.value).toBe('')
    expect(input.getAttribute('aria-expanded')).toBe('false')
    expect(deep(element, '[role=status]').textContent).toBe('CESTOVIR added')
    expect(focused()).toBe(input)
  })

  test('takes a whole name with Enter before the suggestions are there', async () => {
    const { changes } = await combobox()
    await userEvent.keyboard('brondatinib{Enter}')
    await until('the term', () => changes.length === 1)
    expect(changes).toEqual([['BRONDATINIB']])
  })

  test.each([
    ['CESTOVIR', 'CESTOVIR'],
    ['cestovir', 'CESTOVIR'],
    ['  Cestovir ', 'CESTOVIR'],
  ])('takes the whole name "%s" with one Enter while suggestions are shown', async (typed, name) => {
    const { element, input, changes } = await combobox()
    await userEvent.keyboard(typed)
    await until('suggestions', () => options(element).length === 1)
    await userEvent.keyboard('{Enter}')
    await until('the term', () => changes.length === 1)
    expect(changes).toEqual([[name]])
    await element.updateComplete
    expect(input.value).toBe('')
  })

  test('takes the whole name, not a longer one that is more often reported', async () => {
    const { element, changes } = await combobox()
    const source = sampleSource()
    source.suggest = async () => ['SODIUM CHLORIDE', 'SODIUM'].map((name, n) => ({ name, reports: 90 - n }))
    element.source = source
    await userEvent.keyboard('sodium')
    await until('suggestions', () => options(element).length === 2)
    await userEvent.keyboard('{Enter}')
    await until('the term', () => changes.length === 1)
    expect(changes).toEqual([['SODIUM']])
  })

  test('a part of a name still asks for a choice, and a name that is chosen already stays chosen', async () => {
    const { element, input, changes } = await combobox()
    await userEvent.keyboard('cesto{Enter}')
    await until('the first suggestion', () => input.getAttribute('aria-activedescendant') === 'option-0')
    expect(changes).toEqual([])
    element.terms = ['CESTOVIR']
    await userEvent.keyboard('vir{Enter}')
    await until('an empty field', () => input.value === '')
    expect(element.terms).toEqual(['CESTOVIR'])
    expect(changes).toEqual([])
  })

  test('Escape closes, then clears; Backspace takes the last term away', async () => {
    const { element, input, changes } = await combobox()
    element.terms = ['CESTOVIR', 'BRONDATINIB']
    await userEvent.keyboard('a')
    await until('suggestions', () => options(element).length > 0)
    await userEvent.keyboard('{Escape}')
    expect(input.getAttribute('aria-expanded')).toBe('false')
    expect(element.pendingText).toBe('a')
    await userEvent.keyboard('{Escape}{Backspace}')
    expect(changes).toEqual([['CESTOVIR']])
  })

  test('says that nothing matches, and that suggestions failed', async () => {
    const { element } = await combobox()
    await userEvent.keyboard('zzz')
    await until('the message', () => deep(element, '.popup').textContent?.includes('matches “zzz”'))
    element.source = sampleSource({
      failure: { call: 'suggest', error: new AetherError('source/unreachable', 'The server cannot be reached.') },
    })
    await userEvent.keyboard('y')
    await until('the failure', () => deep(element, '.popup').textContent?.includes('could not be loaded'))
  })
})

test('an earlier answer never replaces a later one', async () => {
  const source = sampleSource()
  const pending: ((terms: { name: string; reports: number }[]) => void)[] = []
  source.suggest = () => new Promise((resolve) => pending.push(resolve))
  const element = await mount('aether-term-combobox', { label: 'Drug', source })
  deep(element, 'input').focus()
  await userEvent.keyboard('a')
  await until('the first question', () => pending.length === 1)
  await userEvent.keyboard('b')
  await until('the second question', () => pending.length === 2)
  pending[1]?.([{ name: 'LATER', reports: 1 }])
  await until('the answer', () => options(element).length === 1)
  pending[0]?.([{ name: 'EARLIER', reports: 1 }])
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(options(element)[0]?.textContent).toContain('LATER')
})

test('chips are removed with the pointer and keep the focus in the field', async () => {
  const { element, input, changes } = await combobox()
  element.terms = ['CESTOVIR']
  await element.updateComplete
  await userEvent.click(deep(element, 'button.chip'))
  expect(changes).toEqual([[]])
  expect(focused()).toBe(input)
})

test('is accessible closed, open and with terms', async () => {
  const { element } = await combobox()
  expect(await violations(element)).toEqual([])
  element.terms = ['CESTOVIR']
  await userEvent.keyboard('o')
  await until('suggestions', () => options(element).length > 1)
  await userEvent.keyboard('{ArrowDown}')
  expect(await violations(element)).toEqual([])
})

test.each([
  ['drug', 'Drug'],
  ['event', 'Reaction'],
  ['country', 'Country'],
] as const)('without a label it is named after its vocabulary, %s', async (kind, name) => {
  const element = await mount('aether-term-combobox', { kind, source: sampleSource() })
  expect(deep<HTMLInputElement>(element, 'input').labels?.[0]?.textContent).toBe(name)
  expect(deep(element, '[role=listbox]').getAttribute('aria-label')).toBe(name)
  expect(await violations(element)).toEqual([])
})
