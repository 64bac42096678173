// What the panel loads when the first pair is opened: the table of measures, its readings and the rules are no part of the first page.
export { measuresTable } from './measures-table.js'
export { publishedRules } from './published-rules.js'
