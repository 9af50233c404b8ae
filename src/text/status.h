/* SPDX-License-Identifier: MIT */
/* What a function that may fail for the world's reasons returns. */
#ifndef TEXT_STATUS_H
#define TEXT_STATUS_H

#define STATUS_LIST(X)                                                  \
	X(OK, "ok")                                                     \
	X(NOT_FOUND, "not found")          /* no such file, row, name */ \
	X(UNREADABLE, "unreadable")        /* exists, cannot be read */ \
	X(UNSUPPORTED, "unsupported")      /* a form nobody here reads */ \
	X(TOO_LARGE, "too large")                                       \
	X(EMPTY, "empty")                  /* nothing there to read */  \
	X(BAD_INPUT, "bad input")          /* text that makes no sense */ \
	X(BUSY, "busy")                    /* another process holds it */ \
	X(IO, "input/output error")                                     \
	X(DATABASE, "database error")                                   \
	X(STOPPED, "stopped")              /* the user asked to stop */

enum status {
#define X(name, text) STATUS_##name,
	STATUS_LIST(X)
#undef X
};

const char *status_name(enum status s);

#define MUST_USE __attribute__((warn_unused_result))

#endif
