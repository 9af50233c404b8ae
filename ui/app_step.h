/* SPDX-License-Identifier: MIT */
/* Commands that lead across articles. dir: 1 on, -1 back; count 0 = 1. */
#ifndef UI_APP_STEP_H
#define UI_APP_STEP_H

struct app;

/* e, E: mention of the followed entity. */
void app_step_mention(struct app *a, int dir, int count);
/* >, <: article with the followed entity, at its first mention. */
void app_step_with(struct app *a, int dir, int count);
/* J, K: article of the list. */
void app_step_article(struct app *a, int dir, int count);
/* ]u, [u: unread article of the list. */
void app_step_unread(struct app *a, int dir, int count);

/* After :follow in the text: the cursor is on a mention of whom that follows, the
 * next one of the article, else its first, else that of the next article. */
void app_step_followed(struct app *a);

#endif
