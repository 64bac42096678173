import { expectTypeOf, test } from 'vitest'
// Only their types are used: a page that loads the elements by a script tag has no import to make.
import type {} from '../define.js'
import type { AetherSignalExplorer, DrillDetail, LoadDetail, ProgressDetail, StateChangeDetail } from '../index.js'

// Compiled with the package, not run: there is no document here.
function listens(explorer: AetherSignalExplorer, page: Document, host: Window, other: HTMLDivElement): void {
  explorer.addEventListener('aether-load', (event) => {
    expectTypeOf(event.detail).toEqualTypeOf<LoadDetail>()
    expectTypeOf(event.detail.leftOut.quarantined).toEqualTypeOf<number>()
    // @ts-expect-error no such member
    event.detail.rows
  })
  page.addEventListener('aether-progress', (event) => {
    expectTypeOf(event.detail).toEqualTypeOf<ProgressDetail>()
    // @ts-expect-error only `load` and `run`
    event.detail.task === 'other'
  })
  host.addEventListener('aether-state-change', (event) => {
    expectTypeOf(event.detail).toEqualTypeOf<StateChangeDetail>()
  })
  other.addEventListener('aether-drill', (event) => {
    expectTypeOf(event.detail).toEqualTypeOf<DrillDetail>()
  })
  // @ts-expect-error an event of another detail
  explorer.addEventListener('aether-load', (event: CustomEvent<DrillDetail>) => event.detail)

  const found = page.querySelector('aether-signal-explorer')
  expectTypeOf(found).toEqualTypeOf<AetherSignalExplorer | null>()
  expectTypeOf(page.createElement('aether-signal-explorer')).toEqualTypeOf<AetherSignalExplorer>()
  // @ts-expect-error no such property
  found?.sauce
}

test('events and tags have their types on elements, documents and windows', () => {
  expectTypeOf(listens).returns.toEqualTypeOf<void>()
})
