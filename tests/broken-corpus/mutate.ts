import type { Random } from '../../packages/faers/src/synthetic/random.js'

/** What means something to one reader or another. */
const TOKENS = [
  '$',
  ',',
  ';',
  '\t',
  '|',
  '"',
  '""',
  "'",
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\u0000',
  '\u001a',
  '\ufeff',
  '\u2028',
  '\ud83d',
  '\u00e9',
  '<',
  '>',
  '</',
  '/>',
  '&',
  '&amp;',
  '&x;',
  '&#0;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<!DOCTYPE a [',
  '<safetyreport>',
  '</safetyreport>',
  '<PORR_IN049016UV>',
  '</PORR_IN049016UV>',
  '<reaction>',
  '</drug>',
  'nullFlavor="UNK"',
  'xmlns=""',
  '{',
  '}',
  '[',
  ']',
  ':',
  '{}',
  '[]',
  'null',
  '\\',
  '\\u0000',
  '\\ud83d',
  '"id":',
  '"__proto__":',
  '"data":{"children":[',
  '0',
  '-1',
  '1e309',
  '99999999999999999999',
  '20221301',
  '00000000',
  'NaN',
  'NA',
  '__proto__',
  'constructor',
  'case_id',
  'drug',
  'primaryid',
]

/** Changes a text in one to eight places. */
export function mutateText(text: string, random: Random): string {
  let changed = text
  for (let left = 1 + random.below(8); left > 0; left--) changed = mutateOnce(changed, random)
  return changed
}

function mutateOnce(text: string, random: Random): string {
  const at = random.below(text.length + 1)
  const length = random.chance(0.8) ? random.below(12) : random.below(400)
  const end = Math.min(text.length, at + length)
  const token = TOKENS[random.below(TOKENS.length)]!
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, end) + text.slice(at)
    case 2:
      return text.slice(0, at) + token.repeat(1 + random.below(random.chance(0.05) ? 5000 : 3)) + text.slice(at)
    case 3:
      return text.slice(0, at) + token + text.slice(end)
    case 4:
      return text.slice(0, at) + [...text.slice(at, end)].reverse().join('') + text.slice(end)
    case 5:
      return withLines(text, (lines) => lines.toSpliced(random.below(lines.length), 1))
    case 6:
      return withLines(text, (lines) => {
        const taken = lines[random.below(lines.length)]!
        return lines.toSpliced(random.below(lines.length), 0, taken)
      })
    case 7: {
      const from = random.below(text.length + 1)
      return text.slice(0, at) + text.slice(from, from + length) + text.slice(at)
    }
    default:
      return random.chance(0.2)
        ? text.slice(0, at)
        : text.slice(0, at) + String.fromCharCode(random.below(300)) + text.slice(at)
  }
}

function withLines(text: string, change: (lines: string[]) => string[]): string {
  return change(text.split('\n')).join('\n')
}

/** Changes some bytes, as a bad disk or a bad line does. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = Buffer.from(bytes)
  for (let left = 1 + random.below(4); left > 0 && changed.length > 0; left--) {
    const at = random.below(changed.length)
    if (random.chance(0.6)) changed[at] = random.below(256)
    else if (random.chance(0.5))
      changed = Buffer.concat([changed.subarray(0, at), changed.subarray(at + 1 + random.below(20))])
    else
      changed = Buffer.concat([changed.subarray(0, at), Buffer.from([0, 255, random.below(256)]), changed.subarray(at)])
  }
  return changed
}
