/* SPDX-License-Identifier: MIT */
/*
 * A view: one way of looking at the pile, with its own state.  Each kind is a
 * table of functions and a size; the app makes one of each, and one for each
 * window of those that live in the main pane.  Per key: the
 * focused view gets the command, then every visible view is `fit` to its pane
 * and to the library as it is now, then drawn.
 */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/cmd.h"
#include "ui/jumps.h"
#include "ui/layout.h"

struct app;
struct view;

/* X(NAME) — the kinds of view, in the order of the table in app_window.c */
#define VIEW_LIST(X) \
	X(ARTICLES)  \
	X(ARTICLE)   \
	X(ENTITIES)  \
	X(DOSSIER)   \
	X(MENTIONS)  \
	X(SEARCH)    \
	X(EXPLAIN)   \
	X(INFO)      \
	X(TIMELINE)  \
	X(HELP)      \
	X(LOG)       \
	X(JUMPS)     \
	X(CORRECTIONS) \
	X(MARKS)     \
	X(OPTIONS)

enum view_id {
#define X(name) VIEW_##name,
	VIEW_LIST(X)
#undef X
	VIEW_COUNT
};

enum view_result {
	VIEW_PASS, /* not mine: somebody else may know the command */
	VIEW_DONE
};

struct view_ops {
	const char *name;          /* "article" */
	enum pane pane;            /* where it lives */
	enum cmd_context context;  /* of its keys */
	bool is_for_itself;        /* no sidebar beside it: it is about no article */
	size_t size;               /* [B] of its state, a struct view first */
	void (*init)(struct view *v);
	void (*release)(struct view *v);
	/* Brings the state in line with the size of the pane and with what the
	 * library, the options and the followed entity are now. */
	void (*fit)(struct view *v, int rows, int cols);
	/* Reads state, writes cells of `r`; asks nobody. */
	void (*draw)(const struct view *v, struct canvas *c, struct rect r, bool has_focus);
	enum view_result (*command)(struct view *v, enum cmd cmd, int count);
	/* Text of a find or filter prompt while it is typed (is_final: and when it
	 * is accepted); a cancelled one ends with the text from before. NULL: the
	 * view has no such prompt. */
	void (*typed)(struct view *v, struct str text, bool is_final);
	/* Text that such a prompt begins with and goes back to; NULL: empty. */
	struct str (*typed_before)(const struct view *v);
	/* Goes to a target that the view drew (canvas_target); is_beside: leaves the
	 * keys or the text where they are, as far as that can be. NULL: draws none. */
	void (*pick)(struct view *v, uint32_t number, bool is_beside);
	/* Appends all its rows as text, for | and s. NULL: it has none. */
	void (*write)(struct view *v, struct buf *out);
	/* Adds to a place where the view is, and goes there again; NULL: nothing. */
	void (*save)(const struct view *v, struct place *p);
	void (*restore)(struct view *v, const struct place *p);
	/* Appends what to do here, for the bottom line, by bar_hint. */
	void (*hints)(const struct view *v, struct buf *out);
};

struct view {
	const struct view_ops *ops;
	struct app *app; /* the one that holds it */
	bool has_edge;   /* something lies to the right of its pane; set before fit */
};

extern const struct view_ops view_articles_ops;
extern const struct view_ops view_article_ops;
extern const struct view_ops view_entities_ops;
extern const struct view_ops view_dossier_ops;
extern const struct view_ops view_mentions_ops;
extern const struct view_ops view_search_ops;
extern const struct view_ops view_explain_ops;
extern const struct view_ops view_info_ops;
extern const struct view_ops view_timeline_ops;
extern const struct view_ops view_help_ops;
extern const struct view_ops view_log_ops;
extern const struct view_ops view_jumps_ops;
extern const struct view_ops view_corrections_ops;
extern const struct view_ops view_marks_ops;
extern const struct view_ops view_options_ops;

#endif
