export { findMatter, findMatters } from './matter.store.ts'
