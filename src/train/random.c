/* SPDX-License-Identifier: MIT */
/*
 * Chance that is the same in every run and on every machine.
 */
#include "train/train.h"

#include "text/banned.h"

uint32_t
train_random(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*state >> 33);
}

void
train_shuffle(uint32_t *order, size_t n, uint64_t *state)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = train_random(state) % i;
		uint32_t swap = order[i - 1];
		order[i - 1] = order[k];
		order[k] = swap;
	}
}
