/* SPDX-License-Identifier: MIT */
/* The compiled tables (kb_int.h), the tagger's model and its tables of words
 * (tagger.h) as bytes of the program, in one piece: tables.h. */
#if defined(__APPLE__)
	.section __TEXT,__const
#define TABLES _tables_blob
#define END _tables_blob_end
#define KB _kb_blob
#define MODEL _tagger_model_blob
#define CLUSTERS _tagger_clusters_blob
#define NAMES _tagger_names_blob
#else
	.section .rodata
#define TABLES tables_blob
#define END tables_blob_end
#define KB kb_blob
#define MODEL tagger_model_blob
#define CLUSTERS tagger_clusters_blob
#define NAMES tagger_names_blob
#endif
	.globl TABLES
	.globl KB
	.balign 64
TABLES:
KB:
	.incbin "kb.bin"
	.byte 0
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
	.globl END
END:
	.byte 0
#if defined(__linux__) && defined(__ELF__)
	.section .note.GNU-stack, "", %progbits
#endif
