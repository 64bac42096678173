/**
 * Characters that a terminal does not show but obeys, or that change how others are read: controls such as ESC (OSC, CSI),
 * BEL and CR, those of C1, marks of direction, zero-width and other format characters, separators of lines, half surrogates.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const UNSAFE_IN_TEXT = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const REPLACEMENT = '\u{fffd}'

/** Text of several lines for a person, in which only line feeds and tabs are more than what they show. */
export function terminalText(text: string): string {
  return text.replace(UNSAFE_IN_TEXT, REPLACEMENT)
}

/** A value from outside, such as the name of a file, a drug or a column, as part of one line: it cannot begin another. */
export function terminalLine(value: string): string {
  return value.replace(UNSAFE, REPLACEMENT)
}

/** JSON that says the same in characters that a terminal only shows. */
export function terminalJson(json: string): string {
  return json.replace(UNSAFE_IN_TEXT, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}
