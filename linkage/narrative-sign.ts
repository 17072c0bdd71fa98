/** Signs and digits as they stand in narratives, half and full width. */

export function isOpening(unit: number): boolean {
  return unit === 40 || unit === 0xff_08
}

export function isClosing(unit: number): boolean {
  return unit === 41 || unit === 0xff_09
}

export function isDigit(unit: number): boolean {
  return (unit >= 48 && unit < 58) || (unit >= 0xff_10 && unit < 0xff_1a)
}

export function digit(unit: number): number {
  return unit < 58 ? unit - 48 : unit - 0xff_10
}
