/* SPDX-License-Identifier: MIT */
/* The table of byte.h: sixteen bytes a line. */
#include "text/byte.h"

#include "text/banned.h"

enum {
	S = BYTE_SPACE,
	L = BYTE_LOWER,
	U = BYTE_UPPER,
	D = BYTE_DIGIT,
	C = BYTE_CONTROL,
	G = BYTE_SIGN,
	M = BYTE_LONG
};

const uint8_t byte_classes[256] = {
	C, C, C, C, C, C, C, C, C, S, S, S, S, S, C, C,
	C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
	S, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
	D, D, D, D, D, D, D, D, D, D, G, G, G, G, G, G,
	G, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U, U, U, U, G, G, G, G, G,
	G, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, G, G, G, G, C,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
};
