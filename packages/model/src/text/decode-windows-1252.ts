// What windows-1252 makes of the bytes 0x80 to 0x9F; all others are the code points of the same number.
// WHATWG Encoding Standard, index windows-1252.
const UPPER_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const PIECE = 8192

/**
 * Text of bytes in windows-1252. Our own since Node 20 decodes 0x80 to 0x9F as if they were latin1
 * (nodejs/node#56542), which turns quotes and dashes of safety reports into control characters.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += PIECE) {
    text += String.fromCharCode(...bytes.subarray(from, from + PIECE))
  }
  return text.replace(/[\u0080-\u009f]/g, (character) => UPPER_CONTROLS.charAt(character.charCodeAt(0) - 0x80))
}
