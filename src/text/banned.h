/* SPDX-License-Identifier: MIT */
/*
 * Functions of libc that do not compile in this project: each has a bounded,
 * locale-free or re-entrant replacement in text/.  Include it last.
 */
#ifndef TEXT_BANNED_H
#define TEXT_BANNED_H

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok
#pragma GCC poison atoi atof rand localtime gmtime ctime alloca setjmp

#endif
