/**
 * AssemblyScript's number types as JavaScript sees them, so that the kernels' sources are the declarations of what they
 * export. Their bodies are the compiler asc's to check, hence `@ts-nocheck` in each.
 */
type i32 = number
type u32 = number
type usize = number
type f32 = number
/** 0 or 1. */
type bool = number
