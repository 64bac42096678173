import { NAME_SEPARATOR, normaliseName, type Role } from '@aethersignal/model'

/** A medicine as DAEN lists it. */
export interface ListedMedicine {
  readonly product: string
  /** What stands in the last brackets behind the product; null where nothing does. */
  readonly ingredients: string | null
  /** Names it counts under, one of each ingredient. */
  readonly names: string | null
  /** Null where the list says nothing, undefined where its words are not known. */
  readonly role: Role | null | undefined
  readonly roleWritten: string | null
}

/**
 * The medicines of a cell such as `Brand A (warfarin) - Suspected; Brand B (aspirin) - Not suspected`: parted by semicolons or line ends
 * outside of brackets, since the ingredients of a combination are parted by semicolons or commas inside.
 */
export function medicinesOf(cell: string): ListedMedicine[] {
  return itemsOf(cell).map((item) => {
    const said = /^([\s\S]*?)\s+[-–]\s*((?:not\s+)?suspect(?:ed)?|interact(?:ing|ed)?|concomitant|other)\s*$/i.exec(
      item,
    )
    const text = (said?.[1] ?? item).trim()
    const brackets = /^([\s\S]*?)\s*\(((?:[^()]|\([^()]*\))*)\)$/.exec(text)
    const product = (brackets?.[1] || text).trim()
    const ingredients = brackets?.[2]?.trim() || null
    const own = (ingredients ?? '').split(/\s*[;,]\s+|\s*;\s*/).flatMap((each) => normaliseName(each) ?? [])
    return {
      product,
      ingredients,
      names: [...new Set(own)].join(NAME_SEPARATOR) || normaliseName(product),
      role: said === null ? null : roleOf(said[2]!),
      roleWritten: said?.[2] ?? null,
    }
  })
}

function roleOf(written: string): Role | undefined {
  const word = written.toLowerCase()
  if (word.startsWith('not') || word === 'concomitant') return 'C'
  if (word.startsWith('suspect')) return 'PS'
  return word.startsWith('interact') ? 'I' : undefined
}

function itemsOf(cell: string): string[] {
  const items: string[] = []
  let depth = 0
  let item = ''
  for (const character of cell) {
    if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    if (depth === 0 && /[;\n\r]/.test(character)) {
      items.push(item)
      item = ''
    } else item += character
  }
  return [...items, item].map((each) => each.trim()).filter((each) => each !== '')
}
