import { z } from 'zod'

// The page's policy forbids making code from text, and zod would try it to see whether it may.
z.config({ jitless: true })
