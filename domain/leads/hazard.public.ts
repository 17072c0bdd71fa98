export { findHazards } from './lead.store.ts'
