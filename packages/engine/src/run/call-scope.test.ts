import { expect, test } from 'vitest'
import { CallGate } from './call-scope.js'

/** Steps without end. */
function* steps(onStep: () => void): Generator<undefined, never, undefined> {
  for (;;) {
    onStep()
    yield
  }
}

test('work in steps stops when its caller leaves, and at once', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 30)
  let taken = 0
  const work = new CallGate().run({ signal: controller.signal }, (scope) =>
    scope.paced(
      steps(() => {
        taken += 1
      }),
    ),
  )
  await expect(work).rejects.toMatchObject({ code: 'request/aborted' })
  const reached = taken
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(taken).toBe(reached)
})

test('of many calls one has the thread at a time, and timers have their turn between two of them', async () => {
  const controller = new AbortController()
  const order: string[] = []
  const say = (name: string) => order.at(-1) !== name && order.push(name)
  const works = ['a', 'b', 'c'].map((name) =>
    new CallGate().run({ signal: controller.signal }, (scope) => scope.paced(steps(() => say(name)))),
  )
  let waits = 0
  const tick = () => {
    say('others')
    if (++waits === 8) controller.abort()
    else setImmediate(tick)
  }
  setImmediate(tick)
  await Promise.allSettled(works)
  // They begin together; from then on they take turns.
  const turns = order.slice(order.indexOf('others')).join(' ')
  expect(turns).not.toMatch(/[abc] [abc]/)
  for (const name of ['a', 'b', 'c']) expect(turns.split(name).length).toBeGreaterThan(2)
})
