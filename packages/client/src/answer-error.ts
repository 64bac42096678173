import { AetherError } from '@aethersignal/model'

/** What is looked at of an answer. */
export type AnswerHead = Pick<Response, 'status' | 'statusText' | 'redirected' | 'url'> & {
  readonly headers: Pick<Headers, 'get'>
}

/**
 * Why an answer is not what was asked for: who asks is not known (`source/unauthorised`, also where a sign-in page
 * answers), may not (`source/forbidden`), the server failed (`source/failed`), or something else answers
 * (`source/invalid-response`). The status, the address and what to do are said.
 *
 * @param text the body, as far as it was read
 */
export function answerError(answer: AnswerHead, address: string, text = ''): AetherError {
  const { status } = answer
  const said = `${status}${answer.statusText === '' ? '' : ` ${answer.statusText}`}`
  if (status === 401 || status === 407) {
    return new AetherError('source/unauthorised', `${address} wants to know who is asking (${said}).`, {
      remedy: 'Sign in there, or send credentials or an authorisation header with the request.',
    })
  }
  if (status === 403) {
    return new AetherError('source/forbidden', `${address} does not let you in (${said}).`, {
      remedy: 'Ask whoever runs it for access, or sign in as someone who has it.',
    })
  }
  if (status === 429 || status >= 500) {
    const after = /^\d+$/.exec(answer.headers.get('retry-after') ?? '')?.[0]
    return new AetherError('source/failed', `${address} answers that it failed or has too much to do (${said}).`, {
      remedy: after === undefined ? 'Try again later, or tell whoever runs it.' : `Try again in ${after} seconds.`,
    })
  }
  const isPage = isWebPage(answer, text)
  if (isPage && (wasSentElsewhere(answer, address) || asksForPassword(text))) {
    return new AetherError('source/unauthorised', `A sign-in page answers for ${address} (${said}, ${answer.url}).`, {
      remedy: 'Sign in there and try again.',
    })
  }
  const type = answer.headers.get('content-type') ?? 'no type'
  const what = isPage ? `a web page (${type})` : type
  return new AetherError('source/invalid-response', `${address} answers with ${what}, ${said}.`, {
    remedy: isPage
      ? 'Check the address: a proxy or another application answers in place of the server.'
      : 'Check that the address is right.',
  })
}

function isWebPage({ headers }: AnswerHead, text: string): boolean {
  return (
    /^(text\/html|application\/xhtml\+xml)/i.test(headers.get('content-type') ?? '') ||
    /^\s*<(!doctype )?html/i.test(text)
  )
}

function wasSentElsewhere({ redirected, url }: AnswerHead, address: string): boolean {
  return redirected && url !== '' && url.replace(/[?#].*$/, '') !== address.replace(/[?#].*$/, '')
}

function asksForPassword(text: string): boolean {
  return /<input[^>]+type\s*=\s*["']?password/i.test(text)
}
