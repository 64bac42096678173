import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../define.js'
import { type QueryForm, specOf } from '@aethersignal/model'
import { deep, focused, mount, settled, until, violations } from '../element/element-test.fixture.js'
import { type SampleOptions, sampleSource } from '../fixtures/sample-source.fixture.js'

afterEach(() => document.body.replaceChildren())

async function controls(options: SampleOptions = {}) {
  const element = await mount('aether-query-controls', { source: sampleSource(options) })
  const queries: QueryForm[] = []
  document.body.addEventListener('aether-query-change', (event) => queries.push(event.detail.query), { once: true })
  deep<HTMLDetailsElement>(element, 'details').open = true
  return { element, queries, run: () => userEvent.click(deep(element, 'button[type=submit]')) }
}

async function type(field: HTMLElement, text: string) {
  await userEvent.clear(field)
  await userEvent.type(field, text)
}

describe('running', () => {
  test('gives the whole query in one event that leaves every shadow root', async () => {
    const { element, queries, run } = await controls()
    await type(deep(element, '#minCount'), '5')
    await userEvent.selectOptions(deep(element, '#sort'), 'ror025')
    await userEvent.click(deep(element, '[name=roles][value=C]'))
    await userEvent.click(deep(element, '[name=sex][value=F]'))
    await type(deep(element, '#ageFrom'), '18')
    await type(deep(element, '#ageTo'), '64')
    await userEvent.selectOptions(deep(element, '#serious'), 'true')
    await userEvent.fill(deep(element, '#dateFrom'), '2024-01-01')
    await userEvent.click(deep(element, '[name=rules][value=ema-ror]'))
    await userEvent.click(deep(element, '[name=rules][value=evans]'))
    expect(deep(element, '.hint').textContent).toContain('EMA ROR is undecided here')
    await userEvent.selectOptions(deep(element, '#meeting'), 'all')
    await run()
    expect(queries).toEqual([
      {
        drugs: [],
        events: [],
        roles: ['PS', 'SS', 'C'],
        sexes: ['F'],
        ageFrom: 18,
        ageTo: 64,
        dateField: 'received',
        dateFrom: '2024-01-01',
        dateTo: null,
        serious: true,
        minCount: 5,
        rules: ['evans', 'ema-ror'],
        meeting: 'all',
        sort: { by: 'ror025', direction: 'descending' },
      },
    ])
    expect(deep(element, 'summary').textContent).toContain('6 set')
  })

  test('keeps what is wrong, says what, and takes the focus there', async () => {
    const { element, queries, run } = await controls()
    deep<HTMLDetailsElement>(element, 'details').open = false
    await type(deep(element, '#minCount'), '0')
    await run()
    await settled()
    expect(queries).toEqual([])
    expect(focused()).toBe(deep(element, '#minCount'))
    expect(deep(element, '#minCount-problem').textContent).toContain('at least 1')
    expect(deep(element, '[role=alert]').textContent).toContain('was not run')
    expect(await violations(element)).toEqual([])
  })

  test('opens the details that hold what is wrong', async () => {
    const { element, queries, run } = await controls()
    await type(deep(element, '#ageFrom'), '70')
    await type(deep(element, '#ageTo'), '18')
    deep<HTMLDetailsElement>(element, 'details').open = false
    await run()
    await settled()
    expect(queries).toEqual([])
    expect(deep<HTMLDetailsElement>(element, 'details').open).toBe(true)
    expect(focused()).toBe(deep(element, '#ageFrom'))
  })

  test('does not drop text that was typed and not chosen', async () => {
    const { element, queries, run } = await controls()
    await userEvent.type(
      deep(element, 'aether-term-combobox[kind=drug]').shadowRoot?.querySelector('input') as HTMLElement,
      'zzz',
    )
    await run()
    await settled()
    expect(queries).toEqual([])
    expect(deep(element, '#drugs-problem').textContent).toContain('Choose one of the suggestions')
  })

  test('takes a whole name that was typed and not chosen', async () => {
    const { element, queries, run } = await controls()
    for (const [kind, text] of [
      ['drug', 'cestovir'],
      ['event', 'RASH'],
    ]) {
      deep(element, `aether-term-combobox[kind=${kind}]`).focus()
      await userEvent.keyboard(text ?? '')
    }
    await run()
    await until('the query', () => queries.length === 1)
    expect(queries[0]).toMatchObject({ drugs: ['CESTOVIR'], events: ['Rash'] })
    expect(deep(element, '#drugs-problem').textContent).toBe('')
  })

  test('a latest date alone, of the date that is meant', async () => {
    const { element, queries, run } = await controls()
    await userEvent.selectOptions(deep(element, '[data-field=dateField]'), 'version')
    await userEvent.fill(deep(element, '#dateTo'), '2024-06-30')
    await run()
    await until('the query', () => queries.length === 1)
    expect(queries[0]).toMatchObject({ dateField: 'version', dateFrom: null, dateTo: '2024-06-30' })
    expect(specOf(queries[0] as QueryForm, ['ror']).where).toEqual({
      field: 'date',
      which: 'version',
      to: '2024-06-30',
    })
  })

  test('shows the days that a year or a month stands for, and keeps their meaning', async () => {
    const { element, queries, run } = await controls()
    element.query = { ...element.query, dateFrom: '2024', dateTo: '2024-02' }
    await element.updateComplete
    expect(deep<HTMLInputElement>(element, '#dateFrom').value).toBe('2024-01-01')
    expect(deep<HTMLInputElement>(element, '#dateTo').value).toBe('2024-02-29')
    await run()
    await until('the query', () => queries.length === 1)
    expect(queries[0]).toMatchObject({ dateFrom: '2024-01-01', dateTo: '2024-02-29' })
  })

  test('does not take a date that is half typed for none', async () => {
    const { element, queries, run } = await controls()
    deep(element, '#dateTo').focus()
    await userEvent.keyboard('06')
    await run()
    await settled()
    expect(queries).toEqual([])
    expect(deep(element, '#date-problem').textContent).toContain('whole dates')
  })

  test('Enter in an empty combobox runs', async () => {
    const { element, queries } = await controls()
    deep(element, 'aether-term-combobox[kind=event]').focus()
    await userEvent.keyboard('{Enter}')
    await settled()
    expect(queries).toHaveLength(1)
  })
})

test('reset goes back to the defaults without running', async () => {
  const { element, queries } = await controls()
  await type(deep(element, '#minCount'), '99')
  await userEvent.click(deep(element, 'button[type=button].quiet'))
  expect(deep<HTMLInputElement>(element, '#minCount').value).toBe('3')
  expect(queries).toEqual([])
})

test('reset also empties what was typed, and the next run goes through', async () => {
  const { element, queries, run } = await controls()
  deep(element, 'aether-term-combobox[kind=drug]').focus()
  await userEvent.keyboard('zzz')
  await run()
  await settled()
  expect(queries).toEqual([])
  await userEvent.click(deep(element, 'button[type=button].quiet'))
  await settled()
  const field = deep<HTMLInputElement>(deep(element, 'aether-term-combobox[kind=drug]'), 'input')
  expect(field.value).toBe('')
  expect(field.getAttribute('aria-invalid')).toBe('false')
  await run()
  await until('the query', () => queries.length === 1)
  expect(queries[0]?.drugs).toEqual([])
})

test('is ranked by what is measured, also before a query is set', async () => {
  const { element, queries, run } = await controls()
  element.measures = ['ror']
  await element.updateComplete
  expect(deep<HTMLSelectElement>(element, '#sort').value).toBe('ror025')
  await run()
  await until('the query', () => queries.length === 1)
  expect(queries[0]?.sort.by).toBe('ror025')
})

test.each(['dark', 'light', 'auto'] as const)('alone it is readable in the theme %s', async (theme) => {
  document.body.style.background = 'white'
  try {
    const { element } = await controls()
    expect(getComputedStyle(element).backgroundColor).toBe('rgba(0, 0, 0, 0)')
    element.theme = theme
    await element.updateComplete
    // Colours of controls change in a moment, not at once.
    await Promise.all((element.shadowRoot?.getAnimations() ?? []).map((animation) => animation.finished))
    expect(getComputedStyle(element).backgroundColor).toBe(theme === 'dark' ? 'rgb(20, 24, 29)' : 'rgb(255, 255, 255)')
    expect(await violations(element)).toEqual([])
  } finally {
    document.body.style.background = ''
  }
})

test('hides filters that the source cannot answer, and rankings it does not compute', async () => {
  const { element } = await controls({ capabilities: { filters: ['drug', 'event', 'sex'] } })
  element.measures = ['ror']
  await element.updateComplete
  expect(element.renderRoot.querySelector('#ageFrom')).toBeNull()
  expect(element.renderRoot.querySelector('#dateFrom')).toBeNull()
  expect(element.renderRoot.querySelector('#serious')).toBeNull()
  expect(element.renderRoot.querySelector('[name=sex]')).not.toBeNull()
  const offered = [...element.renderRoot.querySelectorAll<HTMLOptionElement>('#sort option')].map(({ value }) => value)
  expect(offered).not.toContain('ic025')
  expect(offered).toContain('ror025')
})

test('is accessible with all filters open', async () => {
  const { element } = await controls()
  expect(await violations(element)).toEqual([])
})
