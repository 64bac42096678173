import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../define.js'
import { deep, focused, mount, settled, violations } from '../element/element-test.fixture.js'
import { type SampleOptions, sampleSource } from '../fixtures/sample-source.fixture.js'
import type { SignalQuery } from '../query/signal-query.js'

afterEach(() => document.body.replaceChildren())

async function controls(options: SampleOptions = {}) {
  const element = await mount('aether-query-controls', { source: sampleSource(options) })
  const queries: SignalQuery[] = []
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
        sort: { by: 'ror025', direction: 'descending' },
      },
    ])
    expect(deep(element, 'summary').textContent).toContain('5 set')
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
