# entente: build, test, install.  `make help` lists what can be asked for.
#
#   CC=clang     another compiler          BUILD=dir   another build folder
#   DEV=1        warnings are errors       V=1         show the commands
#   PREFIX=/usr  where install goes        DESTDIR=dir staging root of install
#   FLOORS="text article"  only the lower floors of the library

VERSION = 0.1
BUILD  ?= build
PREFIX ?= /usr/local
FLOORS ?= text article token recognize entity library export

ifeq ($(origin CC),default)
CC = cc
endif
AWK     ?= awk
INSTALL ?= install
CFLAGS  ?= -O2 -g

ifneq ($(filter . .. / src ui tests assets man,$(BUILD:/=)),)
$(error BUILD=$(BUILD) holds sources; take a folder of its own)
endif

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wpointer-arith -Wvla \
       -Wformat=2 -Wconversion $(if $(DEV),-Werror)
STD  = -std=c17 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700
SANITIZE = $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all \
           -fno-omit-frame-pointer)

# Libraries.  pkg-config is asked where it knows one, once, and not before a
# recipe needs the answer: `make deps test` may be what installs it.  -D flags
# of ncurses contradict ours.
lazy  = $(eval $1 := $2)$($1)
pkg   = $(shell { pkg-config $1 $2 || echo $3; } 2>/dev/null)
brew  = $(shell command -v brew >/dev/null 2>&1 && brew --prefix)
BREW  = $(call lazy,BREW,$(brew))
# Their headers are not ours to warn about: -isystem.
PKGS  = sqlite3 iniparser libpcre2-8 libxml-2.0 libarchive uchardet jansson \
        md4c-html hyphen
LIB_INC = $(call lazy,LIB_INC,$(patsubst -I%,-isystem %,$(filter-out -D% -p%,\
          $(foreach p,ncursesw $(PKGS),$(call pkg,--cflags,$p))) \
          $(BREW:%=-isystem %/include)))
LIBS    = $(call lazy,LIBS,$(BREW:%=-L%/lib) \
          $(foreach p,$(PKGS),$(call pkg,--libs,$p,-l$(p:lib%=%))) -lunistring -lm)
CURSES  = $(call lazy,CURSES,$(call pkg,--libs,ncursesw,-lncursesw))
CMOCKA  = $(call lazy,CMOCKA,$(call pkg,--libs,cmocka,-lcmocka))
VTERM   = $(call lazy,VTERM,$(call pkg,--libs,vterm,-lvterm))

COMPILE = $(CC) $(STD) $(WARN) $(CFLAGS) $(SANITIZE) -pthread -Isrc -I. \
          -I$(BUILD) $(LIB_INC) $(CPPFLAGS)
LINK    = $(CC) $(CFLAGS) $(SANITIZE) -pthread $(LDFLAGS)
UI_DEFS = -DENTENTE_VERSION='"$(VERSION)"' \
          -DENTENTE_DATADIR='"$(PREFIX)/share/entente"'

Q   = $(if $(V),,@)
say = $(if $(V),,@printf '  %-5s %s\n' $1 $2)

obj    = $(patsubst %,$(BUILD)/obj/%.o,$(basename $1))
SRC   := $(foreach f,$(FLOORS),$(wildcard src/$f/*.c))
ASM   := $(foreach f,$(FLOORS),$(wildcard src/$f/*.S))
UI    := $(wildcard ui/*.c)
TABLES := $(wildcard src/tables/*.c)
UNIT  := $(wildcard tests/unit/test_*.c)
HOST  := $(filter src/text/% src/article/% src/token/%,$(SRC))

LIB    := $(BUILD)/libentente.a
UILIB  := $(BUILD)/libui.a
PROG   := $(BUILD)/entente
PTY    := $(BUILD)/tests/pty
UNITS  := $(UNIT:tests/unit/%.c=$(BUILD)/tests/%)
ROWS   := $(BUILD)/gen/furniture.inc $(BUILD)/gen/abbreviations_sorted.inc $(BUILD)/gen/party_words_sorted.inc \
          $(BUILD)/gen/common_bodies_sorted.inc \
          $(BUILD)/gen/shared_initials.inc \
          $(BUILD)/gen/towns_sorted.inc $(BUILD)/gen/states.inc $(BUILD)/gen/short_names.inc \
          $(BUILD)/gen/nicknames.inc \
          $(BUILD)/gen/markup_words.inc $(BUILD)/gen/languages.inc \
          $(BUILD)/gen/callings_sorted.inc
OBJ    := $(call obj,$(SRC) $(UI) $(TABLES) $(UNIT) $(wildcard tests/pty/*.c) \
          $(wildcard tests/bench/*.c) tests/fuzz/fuzz.c)

.PHONY: all lib unit test regold check-rules asan fuzz run deps install uninstall \
        quality bench model check-model pictures clean help FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(PROG) ## build the program (the default)

lib: $(LIB) ## build the library alone

# ---------------------------------------------------------------- compiling

# What objects are made with: a change of compiler, flags or prefix makes
# them anew.
$(BUILD)/flags: FORCE $(filter deps,$(MAKECMDGOALS))
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(COMPILE) $(UI_DEFS))' >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(OBJ): $(BUILD)/flags
$(call obj,$(SRC) $(TABLES)): | $(ROWS)

$(BUILD)/obj/ui/%.o: ui/%.c
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$Q$(COMPILE) $(UI_DEFS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.o: %.c
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$Q$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.o: %.S $(BUILD)/gen/kb.bin $(BUILD)/flags
	$(call say,AS,$<)
	@mkdir -p $(@D)
	$Q$(CC) $(CFLAGS) -Wa,-I$(BUILD)/gen -c -o $@ $<

# A library is made anew whenever its list of members changes, too.
$(BUILD)/%.members: FORCE
	@mkdir -p $(@D)
	@echo '$(MEMBERS)' | cmp -s - $@ || echo '$(MEMBERS)' >$@

$(BUILD)/libentente.members: MEMBERS = $(SRC) $(ASM)
$(BUILD)/libui.members: MEMBERS = $(UI)

$(LIB): $(call obj,$(SRC) $(ASM)) $(BUILD)/libentente.members
$(UILIB): $(filter-out %/main.o,$(call obj,$(UI))) $(BUILD)/libui.members
$(LIB) $(UILIB):
	$(call say,AR,$@)
	@rm -f $@
	$Q$(AR) rcs $@ $(filter %.o,$^)

$(PROG): $(call obj,ui/main.c) $(UILIB) $(LIB)
	$(call say,LINK,$@)
	$Q$(LINK) -o $@ $^ $(CURSES) $(LIBS)

# ------------------------------------------------------------------- tables

$(BUILD)/mktables: $(call obj,$(TABLES) $(HOST))
	$(call say,LINK,$@)
	$Q$(LINK) -o $@ $^ $(LIBS)

$(BUILD)/gen/kb.bin: $(BUILD)/mktables $(wildcard assets/*.tsv)
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$Q$(BUILD)/mktables assets $(BUILD)/gen

$(BUILD)/gen/furniture.inc: assets/furniture.tsv src/tables/furniture.awk
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$Q$(AWK) -f src/tables/furniture.awk $< >$@

# In order of bytes: looked up by halving.
$(BUILD)/gen/%_sorted.inc: assets/%.tsv src/tables/rows.awk
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$Q$(AWK) -f src/tables/rows.awk $< | LC_ALL=C sort >$@

$(BUILD)/gen/callings_sorted.inc: src/entity/calling.def src/tables/callings.awk
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$Q$(AWK) -f src/tables/callings.awk $< | LC_ALL=C sort >$@

$(BUILD)/gen/%.inc: assets/%.tsv src/tables/rows.awk
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$Q$(AWK) -f src/tables/rows.awk $< >$@

$(BUILD)/gen/languages.inc: assets/languages.tsv src/tables/languages.awk
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$QLC_ALL=C $(AWK) -f src/tables/languages.awk $< >$@

$(BUILD)/gen/themes.inc: $(wildcard assets/themes/*.ini) src/tables/themes.awk
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$Q$(AWK) -f src/tables/themes.awk $(sort $(wildcard assets/themes/*.ini)) >$@

$(call obj,ui/theme.c): | $(BUILD)/gen/themes.inc

# ------------------------------------------------------------------- tagger

$(call obj,src/recognize/tables_blob.S): $(wildcard assets/*.bin)

# What the model learns from; TRAIN=clean leaves out text without a licence.
SETS  = $(if $(filter clean,$(TRAIN)),gmb:gmb,worldwide-train)
OWN   = $(sort $(wildcard assets/training/*.txt))
LEARN := $(wildcard src/train/*.c)
$(call obj,$(LEARN)): $(BUILD)/flags

TEXT  = $(addprefix src/train/,corpus.c gold.c marked.c random.c)
$(BUILD)/train: $(call obj,$(addprefix src/train/,train.c crf.c pack.c) $(TEXT)) $(LIB)
$(BUILD)/clusters: $(call obj,$(addprefix src/train/,clusters.c senses.c) $(TEXT)) $(LIB)
$(BUILD)/names: $(call obj,$(addprefix src/train/,names.c gold.c)) $(LIB)
$(BUILD)/train $(BUILD)/clusters $(BUILD)/names:
	$(call say,LINK,$@)
	$Q$(LINK) -o $@ $^ $(LIBS)

model: $(BUILD)/train ## train the tagger anew from ../shared/data
	$Qif [ -d ../shared/data ]; then \
		$(BUILD)/train assets/model.bin $(SETS:%=../shared/data/%) $(OWN); \
	else echo 'model: ../shared/data is not here, assets/model.bin stays'; fi

# Rules and tables are features, too: a change of theirs may want a new model.
check-model: $(BUILD)/train ## is assets/model.bin what `make model` gives?
	$Qif [ -d ../shared/data ]; then \
		$(BUILD)/train $(BUILD)/model.bin $(SETS:%=../shared/data/%) $(OWN) >/dev/null && \
		cmp $(BUILD)/model.bin assets/model.bin && echo 'the model is what `make model` gives'; \
	else echo 'check-model: ../shared/data is not here, skipped'; fi

# -------------------------------------------------------------------- tests

$(BUILD)/tests/test_ui_%: $(BUILD)/obj/tests/unit/test_ui_%.o $(UILIB) $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$Q$(LINK) -o $@ $^ $(CMOCKA) $(CURSES) $(LIBS)

$(BUILD)/tests/test_%: $(BUILD)/obj/tests/unit/test_%.o $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$Q$(LINK) -o $@ $(filter %.o,$^) $(LIB) $(CMOCKA) $(LIBS)

$(BUILD)/tests/test_marked: $(call obj,src/train/marked.c src/train/gold.c)
$(BUILD)/tests/test_senses: $(call obj,src/train/senses.c $(TEXT))

$(PTY): $(call obj,$(wildcard tests/pty/*.c)) $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$Q$(LINK) -o $@ $^ $(VTERM) $(LIBS)

FUZZ := $(BUILD)/tests/fuzz
$(FUZZ): $(call obj,tests/fuzz/fuzz.c) $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$Q$(LINK) -o $@ $^ $(LIBS)

$(BUILD)/tests/identity: $(call obj,tests/bench/identity.c) $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$Q$(LINK) -o $@ $^ $(LIBS)

$(BUILD)/tests/measure: $(call obj,tests/bench/measure.c)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$Q$(LINK) -o $@ $^

$(BUILD)/tests/terminal $(BUILD)/tests/paint $(BUILD)/tests/loading: $(BUILD)/tests/%: \
		$(call obj,tests/bench/%.c tests/pty/tty.c tests/pty/args.c) $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$Q$(LINK) -o $@ $^ $(VTERM) $(LIBS)

RULES_ENV = CC='$(CC)' NM='$(NM)' STD='$(STD) $(LIB_INC)'
NM ?= nm

unit: $(UNITS) ## unit tests alone
	$Q$(RULES_ENV) tests/run --only unit $(BUILD)

test: $(PROG) $(UNITS) $(PTY) $(FUZZ) ## every test; ends with one line of counts
	$Q$(RULES_ENV) tests/run $(BUILD)

regold: $(PROG) ## write the golden files anew (look at the difference)
	$Qtests/run --regold $(BUILD)

check-rules: $(LIB) $(PROG) ## the rules of the house alone
	$Q$(RULES_ENV) tests/run --only rules $(BUILD)

asan: ## every test with AddressSanitizer and UBSan
	$Q$(MAKE) BUILD=$(BUILD)/asan SAN=address,undefined CFLAGS='-O1 -g' test

SECONDS ?= 600
fuzz: ## mangled articles with AddressSanitizer and UBSan, SECONDS=600 long
	$Q$(MAKE) BUILD=$(BUILD)/asan SAN=address,undefined CFLAGS='-O1 -g' $(BUILD)/asan/tests/fuzz
	$Qtests/fuzz/run $(BUILD)/asan --seconds $(SECONDS) --seed $${SEED:-$$$$}

quality: $(PROG) ## recognition and identity measured against tests/gold (MISSES=1 lists)
	$Qtests/gold/run $(BUILD) && tests/gold/run $(BUILD) registers && tests/gold/sets $(BUILD)
	$Qtests/gold/links $(BUILD)
	$Qtests/gold/pages $(BUILD)

BENCHES := $(addprefix $(BUILD)/tests/,measure identity terminal paint loading)
bench: $(PROG) $(BENCHES) ## time and memory over growing piles, speed against wc -w, bytes to the terminal
	$Qtests/bench/run $(BUILD)

pictures: $(PROG) $(PTY) ## the pictures of README, from the real program
	@mkdir -p assets/pictures
	$QPICTURES='$(abspath assets/pictures)' tests/run --only pty $(BUILD)
	@ls assets/pictures

# ------------------------------------------------------------ use, install

run: $(PROG) ## read the bundled sample
	$Qexec $(PROG) assets/sample

deps: ## install what building needs (apt-get), or say what is missing
	@CC='$(CC)' sh assets/deps.sh

MAN := $(wildcard man/*.[157])

install: $(PROG) ## install to PREFIX (default /usr/local)
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin
	$(INSTALL) -m 755 $(PROG) $(DESTDIR)$(PREFIX)/bin/entente
	for m in $(MAN); do \
		dir=$(DESTDIR)$(PREFIX)/share/man/man$${m##*.} && \
		$(INSTALL) -d $$dir && $(INSTALL) -m 644 $$m $$dir || exit 1; \
	done
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/share/entente/sample
	$(INSTALL) -m 644 assets/sample/* $(DESTDIR)$(PREFIX)/share/entente/sample

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/entente
	for m in $(notdir $(MAN)); do \
		rm -f $(DESTDIR)$(PREFIX)/share/man/man$${m##*.}/$$m; \
	done
	rm -rf $(DESTDIR)$(PREFIX)/share/entente

clean: ## remove the build folder
	rm -rf $(BUILD)

help: ## this list
	@$(AWK) -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' \
		$(firstword $(MAKEFILE_LIST))

-include $(OBJ:.o=.d) $(patsubst %.o,%.d,$(call obj,$(LEARN)))
