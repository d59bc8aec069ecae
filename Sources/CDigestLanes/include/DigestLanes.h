#ifndef SEXTANT_DIGEST_LANES_H
#define SEXTANT_DIGEST_LANES_H

#include <stddef.h>
#include <stdint.h>

// SHA-512 (FIPS 180-4) of eight messages at once, in vector registers: Swift has no way to compile a function for a
// processor's instructions and to choose it at run time.

typedef enum {
  DigestLanesPlain = 0,
  DigestLanesAVX2 = 1,
  DigestLanesAVX512 = 2,
} DigestLanesInstructions;

// The widest instructions that this processor has.
DigestLanesInstructions digest_lanes_best(void);

// messages: eight messages of `blocks` blocks of 128 bytes, each with its end mark and length, one behind the other.
// words: for each message the first three words of its digest.
// The processor must have the instructions.
void digest_lanes(
  DigestLanesInstructions instructions, const uint8_t *messages, size_t blocks, uint64_t *words);

#endif
