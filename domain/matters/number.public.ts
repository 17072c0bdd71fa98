export { takeNumbers } from './matter-number.store.ts'
