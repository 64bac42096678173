/**
 * The names of a list whose separator `, ` stands within its names too, as in `Cartrophen Vet. 100 mg/ml injektionsvæske, opløsning`: a
 * comma in brackets parts nothing, and what begins with a digit or a small letter behind one belongs to what stands before. Each name
 * once.
 */
export function listedNames(cell: string): string[] {
  const names: string[] = []
  const characters = [...cell]
  let depth = 0
  let begun = ''
  const end = () => {
    const name = begun.trim().replace(/\s+/g, ' ')
    if (name !== '') names.push(name)
    begun = ''
  }
  for (const [at, character] of characters.entries()) {
    if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    const parts = character === ',' && depth === 0 && /^,\s+[^\p{Ll}\d\s]/u.test(characters.slice(at, at + 8).join(''))
    if (parts || (depth === 0 && /[\n\r]/.test(character))) end()
    else begun += character
  }
  end()
  return [...new Set(names)]
}
