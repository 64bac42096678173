export { type AnswerHead, answerError } from './answer-error.js'
export type { Fetch } from './api-connection.js'
export { connect, type HttpSourceOptions, httpSource } from './http-source.js'
