/** One amount of a chart; `to` opens the records behind it. */
export type Point = {
  readonly label: string
  readonly value: number
  readonly to?: string | undefined
}
