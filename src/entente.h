/* SPDX-License-Identifier: MIT */
/* The glass door: all that ui may see of the house, besides text/. */
#ifndef ENTENTE_H
#define ENTENTE_H

#include "article/article.h"
#include "article/charset.h"
#include "article/format.h"
#include "article/language.h"
#include "article/record.h"
#include "article/source.h"
#include "entity/coref.h"
#include "entity/entity.h"
#include "entity/local.h"
#include "entity/name.h"
#include "entity/resolve.h"
#include "export/export.h"
#include "library/census.h"
#include "library/correction.h"
#include "library/grounds.h"
#include "library/library.h"
#include "recognize/lexicon.h"
#include "recognize/explain.h"
#include "recognize/kind.h"
#include "recognize/mention.h"
#include "recognize/reading.h"
#include "recognize/tables.h"
#include "token/token.h"

#endif
