import { AetherError } from '@aethersignal/model'
import { expect, it } from 'vitest'
import { parseFilter, parseQuery } from './parse-query.js'

it('gives what is asked', () => {
  expect(parseQuery('event:Rash')).toEqual({ events: ['Rash'] })
  expect(parseFilter('sex:F')).toEqual({ field: 'sex', in: ['F'] })
})

it('refuses with the place of the first part that is not understood', () => {
  const refused = (() => {
    try {
      return parseFilter('sex:F agee:5 serious:maybe')
    } catch (error) {
      return error
    }
  })()
  expect(refused).toBeInstanceOf(AetherError)
  expect(refused).toMatchObject({
    code: 'query/invalid',
    message: 'There is no key agee:. 1 more of its parts are not understood.',
    place: { field: 'character 7: agee:5' },
    remedy: 'Write age:.',
  })
})
