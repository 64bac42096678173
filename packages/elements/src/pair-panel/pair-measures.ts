// What the panel loads when the first pair is opened: exact intervals, readings and rules are no part of the first page.
export { measuresTable } from './measures-table.js'
export { publishedRules } from './published-rules.js'
