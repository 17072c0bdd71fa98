/** Says on the page what was done, and how to take it back where that can be. */
export type Tell = (text: string, undo?: { readonly label: string; press(): void }) => void
