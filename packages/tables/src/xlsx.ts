export { type WorkbookSheet, XLSX_LIMITS, xlsxBytes } from './results/xlsx-bytes.js'
