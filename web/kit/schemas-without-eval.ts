import { z } from 'zod'

// zod would try whether it may compile schemas from text; the content security policy forbids that
// and would report each console that tries. Imported first, before any schema is made.
z.config({ jitless: true })
