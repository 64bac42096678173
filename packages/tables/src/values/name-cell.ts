import { type CellKind, unescapeEntities } from '@aethersignal/model/adapter'
import { readCell } from './missing.js'

/** A cell of names as they were before they were escaped for HTML; null where it holds no value. */
export function readNameCell(cell: string | undefined, kind: CellKind): string | null {
  return cell?.includes('&') === true ? readCell(unescapeEntities(cell), kind) : readCell(cell, kind)
}
