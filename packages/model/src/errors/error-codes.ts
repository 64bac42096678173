import type { ErrorCode } from '@aethersignal/core/errors'

/** What one error code means: the HTTP status a server answers with, and a title that fits every occurrence. */
export interface ErrorCodeEntry {
  /** HTTP status. */
  readonly status: number
  /** The error in a few words. */
  readonly title: string
}

/**
 * The one table of error codes. A code is stable: it is never renamed and never reused for another meaning.
 * The part before the slash names the area that found the fault.
 */
export const ERROR_CODES = {
  'input/contradictory-decisions': { status: 422, title: 'Decisions contradict each other' },
  'input/empty': { status: 422, title: 'The input holds no data' },
  'input/invalid-row': { status: 422, title: 'A row of the input is not valid' },
  'input/missing-column': { status: 422, title: 'A required column is missing' },
  'input/missing-table': { status: 422, title: 'A required table is missing' },
  'input/nothing-loaded': { status: 422, title: 'No row of the input could be loaded' },
  'input/not-found': { status: 404, title: 'The input does not exist' },
  'input/not-recognised': { status: 422, title: 'The input is not of a known format' },
  'input/unreadable': { status: 422, title: 'The input cannot be read' },
  'input/unsafe-path': { status: 422, title: 'An archive member has a path that leaves the archive' },
  'input/unsafe-xml': { status: 422, title: 'The XML declares entities or is nested beyond what is allowed' },
  'input/corrupt-archive': { status: 422, title: 'The archive is damaged or truncated' },
  'input/archive-too-large': { status: 413, title: 'The archive expands beyond what is allowed' },
  'internal/unexpected': { status: 500, title: 'Something failed that should not' },
  'measure/inconsistent-margins': { status: 422, title: 'The margins of a table contradict each other' },
  'measure/invalid-count': { status: 422, title: 'A count is not a whole number of reports' },
  'measure/invalid-option': { status: 400, title: 'An option of a measure is out of its range' },
  'measure/invalid-prior': { status: 422, title: 'A parameter of a prior is out of its range' },
  'measure/invalid-value': { status: 422, title: 'A value is outside what the measure is defined for' },
  'measure/too-little-data': { status: 422, title: 'There is too little data for this measure' },
  'output/disk-full': { status: 507, title: 'The disk of the output is full' },
  'output/not-writable': { status: 403, title: 'The output cannot be written' },
  'output/too-large': { status: 422, title: 'The format does not hold that much' },
  'query/ambiguous-case': { status: 422, title: 'Several sources have a case of this number' },
  'query/invalid': { status: 400, title: 'The query is not valid' },
  'query/unknown-field': { status: 400, title: 'The query names a field that does not exist' },
  'query/unknown-term': { status: 404, title: 'The dataset has no such term' },
  'request/aborted': { status: 499, title: 'The caller stopped the work' },
  'request/cross-site': { status: 403, title: 'A page of another site may not ask this server' },
  'request/forbidden': { status: 403, title: 'This caller may not do this' },
  'request/host-refused': { status: 421, title: 'The server does not answer to this host name' },
  'request/invalid': { status: 400, title: 'The request is not valid' },
  'request/method-not-allowed': { status: 405, title: 'This address does not take this method' },
  'request/not-found': { status: 404, title: 'There is nothing at this address' },
  'request/timed-out': { status: 503, title: 'The request took longer than the server allows' },
  'request/too-costly': { status: 422, title: 'The request asks for more work than the server allows' },
  'request/too-large': { status: 413, title: 'The request is too large' },
  'request/unauthenticated': { status: 401, title: 'The caller did not say who it is' },
  'request/unsupported-media-type': {
    status: 415,
    title: 'The body of the request is not of a type that is read here',
  },
  'server/busy': { status: 503, title: 'The server has too much to do at the moment' },
  'server/exposed': { status: 500, title: 'A server open to everyone may listen on this machine only' },
  'server/not-listening': { status: 500, title: 'The server cannot listen at this address' },
  'server/port-in-use': { status: 500, title: 'Another program listens on this port' },
  'source/changed': { status: 409, title: 'The data changed while it was being read' },
  'source/closed': { status: 503, title: 'The source is closed' },
  'source/failed': { status: 502, title: 'The server answered that it failed' },
  'source/forbidden': { status: 502, title: 'The server does not let this caller in' },
  'source/invalid-response': { status: 502, title: 'The answer is not one of an AetherSignal server' },
  'source/unauthorised': { status: 502, title: 'The server wants to know who is asking' },
  'source/unreachable': { status: 502, title: 'The server cannot be reached' },
  'source/unsupported': { status: 501, title: 'The source cannot do this' },
  'store/corrupt': { status: 500, title: 'The store does not hold what its catalogue says' },
  'store/disk-full': { status: 507, title: 'The disk is full' },
  'store/locked': { status: 409, title: 'Another process is loading into the store' },
  'store/not-found': { status: 404, title: 'There is no store at this place' },
  'store/not-writable': { status: 403, title: 'The store cannot be written' },
  'store/out-of-memory': { status: 507, title: 'The memory limit of the store was reached' },
  'store/outdated': { status: 409, title: 'The store was written by an earlier version' },
  'usage/invalid': { status: 400, title: 'The command was not called correctly' },
} as const satisfies Record<ErrorCode, ErrorCodeEntry>

/** A stable error code, such as `input/missing-table`. */
