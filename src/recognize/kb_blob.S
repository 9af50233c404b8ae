/* SPDX-License-Identifier: MIT */
/* The compiled tables as bytes of the program; see kb_int.h. */
#if defined(__APPLE__)
	.section __TEXT,__const
#define NAME _kb_blob
#else
	.section .rodata
#define NAME kb_blob
#endif
	.globl NAME
	.balign 16
NAME:
	.incbin "kb.bin"
	.byte 0
#if defined(__linux__) && defined(__ELF__)
	.section .note.GNU-stack, "", %progbits
#endif
