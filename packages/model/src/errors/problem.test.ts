import { AetherError, type ErrorCode } from '@aethersignal/core/errors'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '../schemas.js'
import { ERROR_CODES } from './error-codes.js'
import { errorFromProblem, problemFromError } from './problem.js'

describe('problems', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s survives the way there and back', (code) => {
    const error = new AetherError(code, 'What was wrong.', {
      remedy: 'What to do.',
      place: { field: 'where', line: 3 },
    })
    const problem = problemFromError(error)
    expect(problemSchema.parse(problem)).toEqual(problem)
    expect(problem).toMatchObject({ type: `urn:aethersignal:error:${code}`, status: ERROR_CODES[code].status })
    expect(errorFromProblem(JSON.parse(JSON.stringify(problem)))?.toJSON()).toEqual(error.toJSON())
  })

  it.each([
    null,
    'text',
    {},
    { code: 'no/such-code', detail: '' },
    { code: 'toString', detail: '' },
    { code: 'query/invalid' },
  ])('gives null for %j', (value) => {
    expect(errorFromProblem(value)).toBeNull()
  })
})
