import { ERROR_CODES, type ErrorCode } from '@aethersignal/model'

/** Before a route is asked. */
const EVERYWHERE = [
  'internal/unexpected',
  'request/cross-site',
  'request/host-refused',
  'request/method-not-allowed',
] as const satisfies readonly ErrorCode[]

/** Of everything that goes to a source. */
const OF_SOURCES = [
  'request/aborted',
  'request/not-found',
  'request/timed-out',
  'request/unauthenticated',
  'source/changed',
  'source/closed',
  'source/failed',
  'source/forbidden',
  'source/invalid-response',
  'source/unauthorised',
  'source/unreachable',
  'source/unsupported',
  'store/corrupt',
  'store/disk-full',
  'store/not-found',
  'store/out-of-memory',
  'store/outdated',
] as const satisfies readonly ErrorCode[]

const OF_QUERIES = [
  ...OF_SOURCES,
  'measure/inconsistent-margins',
  'measure/invalid-count',
  'measure/invalid-option',
  'measure/invalid-prior',
  'measure/invalid-value',
  'measure/too-little-data',
  'query/invalid',
  'query/unknown-field',
  'query/unknown-term',
  'request/invalid',
  'request/too-costly',
  'server/busy',
] as const satisfies readonly ErrorCode[]

const OF_BODIES = ['request/too-large', 'request/unsupported-media-type'] as const satisfies readonly ErrorCode[]

/** The codes that each operation of the API can answer with: what the OpenAPI document says of failure. */
export const OPERATION_ERRORS = {
  health: EVERYWHERE,
  openapi: EVERYWHERE,
  // A dataset that cannot be read stands with its problem, in an answer of 200.
  listDatasets: [...EVERYWHERE, 'request/unauthenticated'],
  describeDataset: [...EVERYWHERE, ...OF_SOURCES],
  runSignals: [...EVERYWHERE, ...OF_QUERIES, ...OF_BODIES],
  profilePair: [...EVERYWHERE, ...OF_QUERIES, ...OF_BODIES],
  analyse: [...EVERYWHERE, ...OF_QUERIES, ...OF_BODIES],
  suggestTerms: [...EVERYWHERE, ...OF_SOURCES, 'request/invalid'],
  listCases: [...EVERYWHERE, ...OF_QUERIES],
  listCasesByBody: [...EVERYWHERE, ...OF_QUERIES, ...OF_BODIES],
} as const satisfies Readonly<Record<string, readonly ErrorCode[]>>

/** The failures of an operation by status, as OpenAPI writes responses. */
export function errorResponses(operation: keyof typeof OPERATION_ERRORS) {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of OPERATION_ERRORS[operation]) {
    const { status } = ERROR_CODES[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code].sort())
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: `${codes.map((code) => `${code}: ${ERROR_CODES[code].title}`).join('. ')}.`,
        ...(status === 503 && {
          headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
        }),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
            },
          },
        },
      },
    ]),
  )
}
