import { describe, expect, it } from 'vitest'
import { type AnswerHead, answerError } from './answer-error.js'

const ADDRESS = 'https://signals.example/api/v1/datasets/default'

function answer(status: number, parts: Partial<AnswerHead> = {}, headers: Record<string, string> = {}): AnswerHead {
  return { status, statusText: '', redirected: false, url: ADDRESS, headers: new Headers(headers), ...parts }
}

describe('answerError', () => {
  it.each([
    [answer(401, { statusText: 'Unauthorized' }), 'source/unauthorised', '401 Unauthorized'],
    [answer(403), 'source/forbidden', '403'],
    [answer(500), 'source/failed', '500'],
    [answer(599), 'source/failed', '599'],
    [answer(404), 'source/invalid-response', '404'],
    [answer(200, {}, { 'content-type': 'text/csv' }), 'source/invalid-response', 'text/csv'],
  ])('names status, address and remedy: %#', (head, code, said) => {
    const error = answerError(head, ADDRESS)
    expect(error.code).toBe(code)
    expect(error.message).toContain(ADDRESS)
    expect(error.message).toContain(said)
    expect(error.remedy).toMatch(/.{10}/)
  })

  it('takes a page to which the request was sent on for a sign-in page', () => {
    const login = { redirected: true, url: 'https://login.example/?next=x' }
    const html = { 'content-type': 'text/html; charset=utf-8' }
    expect(answerError(answer(200, login, html), ADDRESS)).toMatchObject({
      code: 'source/unauthorised',
      message: expect.stringContaining('https://login.example/'),
    })
    // Sent on with another query only, or to something that is no page.
    expect(answerError(answer(200, { redirected: true, url: `${ADDRESS}?v=2` }, html), ADDRESS).code).toBe(
      'source/invalid-response',
    )
    expect(answerError(answer(200, login, { 'content-type': 'text/plain' }), ADDRESS).code).toBe(
      'source/invalid-response',
    )
  })

  it('says when to come again', () => {
    expect(answerError(answer(503, {}, { 'retry-after': '7' }), ADDRESS).remedy).toContain('7 seconds')
  })
})
