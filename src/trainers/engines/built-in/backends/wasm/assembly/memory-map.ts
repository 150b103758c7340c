/**
 * The fixed part of the shared memory, below the heap:
 *
 *      0 ..  1024  nothing: address 0 is never a tensor
 *   1024 ..  2048  the pool's counters, each on a cache line of its own
 *   2048 ..  4096  the arguments of the running job
 *   4096 .. 65536  the compiler's constants (--memoryBase 4096)
 *  65536 .. 131072 zeros, which padding points at
 * 131072 ..        heap
 */
export const CONTROL: usize = 1024
export const JOB: usize = 2048
export const ZEROS: usize = 65536
/** Longest run of zeros, in floats. */
export const ZEROS_LENGTH: i32 = 16384
export const HEAP: usize = 131072
/** Working memory that every thread has of its own, in bytes. */
export const SCRATCH_SIZE: usize = 262144
