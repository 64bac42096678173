import { REQUEST_LIMITS } from '@aethersignal/model'
import { analysisJsonSchemas, type JsonSchema, jsonSchemas } from '@aethersignal/model/schemas'
import { DEFAULT_CASES } from '../api/signal-routes.js'
import type { ServerLimits } from '../server-config.js'
import { errorResponses, type OPERATION_ERRORS } from './operation-errors.js'

/** An OpenAPI 3.1 document, as data. */
export interface OpenApiDocument {
  /** Version of the specification. */
  readonly openapi: '3.1.0'
  /** Title and version of the API. */
  readonly info: JsonSchema
  /** Operations by path and method. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>
  /** Schemas that operations refer to. */
  readonly components: JsonSchema
}

const component = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: JsonSchema) => ({ 'application/json': { schema } })
const answer = (description: string, schema: JsonSchema) => ({ description, content: json(schema) })
const failures = (operation: keyof typeof OPERATION_ERRORS) => ({
  ...errorResponses(operation),
  default: { $ref: '#/components/responses/Problem' },
})
const objectOf = (properties: JsonSchema) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const listOf = (items: JsonSchema) => ({ type: 'array', items })
/** A list whose names may hold commas. */
const NAMES = { schema: undefined, content: json(listOf({ type: 'string' })) }

function body(name: string) {
  return { required: true, content: json(component(name)) }
}

/** The API described from the same schemas that check its requests. */
export function openApiDocument(limits: ServerLimits): OpenApiDocument {
  const named = jsonSchemas((name) => `#/components/schemas/${name}`)
  const schemas = Object.fromEntries(Object.entries(named).map(([name, { $id, $schema, ...schema }]) => [name, schema]))
  const parametersOf = (name: 'SuggestRequest' | 'CasesRequest', describe: Record<string, JsonSchema> = {}) => {
    const { properties, required } = named[name] as { properties: Record<string, JsonSchema>; required: string[] }
    return Object.entries(properties).map(([parameter, schema]) => ({
      name: parameter,
      in: 'query',
      required: required.includes(parameter),
      schema,
      ...describe[parameter],
    }))
  }
  const table = component('SignalTable')
  return {
    openapi: '3.1.0',
    info: {
      title: 'AetherSignal',
      version: '1.0.0',
      summary: 'Safety-signal detection over spontaneous reports.',
      description: limitsInWords(limits),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: {
      '/api/v1/health': {
        get: {
          operationId: 'health',
          summary: 'Tells that the server answers.',
          security: [],
          responses: { 200: answer('It does.', objectOf({ status: { const: 'ok' } })), ...failures('health') },
        },
      },
      '/api/v1/openapi.json': {
        get: {
          operationId: 'openapi',
          summary: 'This document.',
          security: [],
          responses: { 200: answer('An OpenAPI 3.1 document.', { type: 'object' }), ...failures('openapi') },
        },
      },
      '/api/v1/datasets': {
        get: {
          operationId: 'listDatasets',
          summary: 'The datasets there are; one that cannot be read stands with its problem.',
          responses: {
            200: answer('The datasets.', objectOf({ datasets: listOf(component('DatasetEntry')) })),
            ...failures('listDatasets'),
          },
        },
      },
      '/api/v1/datasets/{id}': {
        get: {
          operationId: 'describeDataset',
          summary: 'What a dataset holds, how it was loaded and what can be asked of it.',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: answer('The dataset.', component('ServedDataset')), ...failures('describeDataset') },
        },
      },
      '/api/v1/signals/run': {
        post: {
          operationId: 'runSignals',
          summary: 'Counts and scores the pairs of a universe.',
          description:
            `Gives the page asked for, of at most ${REQUEST_LIMITS.rows} rows; without page the first ${REQUEST_LIMITS.defaultRows} rows, ` +
            'with the note first-page-only where there are more. Under Accept: text/event-stream the answer is a stream ' +
            'of events: progress (data: phase, done, total), then one result (data: SignalTable) or problem (data: Problem).',
          requestBody: body('RunRequest'),
          responses: {
            200: {
              description: 'Ranked pairs. In columns, null is "not estimable".',
              headers: { ETag: { description: 'Names manifest and page.', schema: { type: 'string' } } },
              content: { ...json(table), 'text/event-stream': { schema: { type: 'string' } } },
            },
            ...failures('runSignals'),
          },
        },
      },
      '/api/v1/signals/pair': {
        post: {
          operationId: 'profilePair',
          summary: 'One pair with every measure.',
          requestBody: body('PairRequest'),
          responses: { 200: answer('The pair.', component('PairProfile')), ...failures('profilePair') },
        },
      },
      ...analysisPaths(),
      '/api/v1/signals/suggest': {
        get: {
          operationId: 'suggestTerms',
          summary: 'Terms that contain a text, the best match first.',
          parameters: parametersOf('SuggestRequest', { keepApart: NAMES, limit: { description: 'Default 20.' } }),
          responses: {
            200: answer('The terms.', objectOf({ terms: listOf(component('Term')) })),
            ...failures('suggestTerms'),
          },
        },
      },
      '/api/v1/signals/cases': {
        get: {
          operationId: 'listCases',
          summary: 'A page of the reports behind a universe or a pair.',
          parameters: parametersOf('CasesRequest', {
            where: { schema: undefined, content: json(component('Filter')) },
            roles: { style: 'form', explode: false },
            keepApart: NAMES,
            limit: { required: false, description: `Default ${DEFAULT_CASES}.` },
          }),
          responses: { 200: answer('The page.', component('CasePage')), ...failures('listCases') },
        },
        post: {
          operationId: 'listCasesByBody',
          summary: 'The same for filters too long for an address.',
          requestBody: body('CasesRequest'),
          responses: { 200: answer('The page.', component('CasePage')), ...failures('listCasesByBody') },
        },
      },
    },
    components: {
      schemas: {
        ...schemas,
        DatasetEntry: {
          anyOf: [
            objectOf({
              id: { type: 'string' },
              title: { type: 'string' },
              synthetic: { type: 'boolean' },
              reports: { type: 'integer', minimum: 0 },
              hash: { type: 'string' },
            }),
            objectOf({ id: { type: 'string' }, problem: component('Problem') }),
          ],
        },
      },
      responses: {
        Problem: {
          description: 'What was wrong, as RFC 9457 has it, with a stable code.',
          content: { 'application/problem+json': { schema: component('Problem') } },
        },
      },
    },
  }
}

/** One operation an analysis, all of the one route. */
function analysisPaths(): OpenApiDocument['paths'] {
  const requests = analysisJsonSchemas((name) => `#/components/schemas/${name}`)
  return Object.fromEntries(
    Object.entries(requests).map(([name, { $id: _, $schema: __, ...request }]) => {
      const { analysis: ___, ...properties } = request['properties'] as Record<string, JsonSchema>
      const required = (request['required'] as string[]).filter((member) => member !== 'analysis')
      const dataset = { type: 'string', minLength: 1, maxLength: REQUEST_LIMITS.text }
      const schema = { ...request, properties: { dataset, ...properties }, required }
      const operation = {
        operationId: operationId(name),
        summary: request['description'] ?? name,
        description:
          `Gives the page asked for, of at most ${REQUEST_LIMITS.rows} rows; without page the first ${REQUEST_LIMITS.rows} rows, ` +
          'with the note first-page-only where there are more.',
        requestBody: { required: true, content: json(schema) },
        responses: {
          200: {
            ...answer('The result. In columns of numbers, null is "not estimable".', component('AnalysisResult')),
            headers: { ETag: { description: 'Names manifest and page.', schema: { type: 'string' } } },
          },
          ...failures('analyse'),
        },
      }
      return [`/api/v1/analyses/${name}`, { post: operation }]
    }),
  )
}

function operationId(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function limitsInWords({ deadline, waiting, conditions, cost }: ServerLimits): string {
  return (
    `A filter may have ${conditions} conditions, and ${cost} conditions × reports of the dataset; beyond that it is ` +
    `refused with request/too-costly. A list of values is one condition. A request may take ${deadline / 1000} seconds ` +
    `(request/timed-out), and ${waiting} runs and as many line listings may wait (server/busy).`
  )
}
