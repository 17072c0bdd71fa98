export { claimUndone, findStep, type PlacedStep } from './overdue.store.ts'
