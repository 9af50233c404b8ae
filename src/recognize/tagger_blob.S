/* SPDX-License-Identifier: MIT */
/* The tagger's model and its tables of words as bytes of the program; see
 * tagger.h. */
#if defined(__APPLE__)
	.section __TEXT,__const
#define MODEL _tagger_model_blob
#define CLUSTERS _tagger_clusters_blob
#define NAMES _tagger_names_blob
#else
	.section .rodata
#define MODEL tagger_model_blob
#define CLUSTERS tagger_clusters_blob
#define NAMES tagger_names_blob
#endif
	.globl MODEL
	.balign 64
MODEL:
	.incbin "assets/model.bin"
	.globl CLUSTERS
	.balign 64
CLUSTERS:
	.incbin "assets/clusters.bin"
	.globl NAMES
	.balign 64
NAMES:
	.incbin "assets/names.bin"
#if defined(__linux__) && defined(__ELF__)
	.section .note.GNU-stack, "", %progbits
#endif
