#!/bin/sh
# SPDX-License-Identifier: MIT
# What building and testing entente needs: installed with apt-get where there
# is one, else named for the system's own package manager.  Needs nothing but
# a shell, so that `make deps` works before there is a compiler.

debian="gcc libc6-dev pkg-config libncurses-dev libunistring-dev
	libiniparser-dev libsqlite3-dev libpcre2-dev libxml2-dev libarchive-dev libuchardet-dev libjansson-dev
	libmd4c-dev libmd4c-html0-dev libhyphen-dev hyphen-en-us libcmocka-dev libvterm-dev"

# On Debian and its kin the packages themselves are asked for.
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
	missing=
	for package in $debian; do
		# Any architecture will do: sid says "amd64: installed".
		dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null |
			grep -qx installed || missing="$missing $package"
	done
	if [ -z "$missing" ]; then
		echo "deps: everything is there"
		exit 0
	fi
	sudo=
	if [ "$(id -u)" != 0 ]; then
		sudo=sudo
		if ! command -v sudo >/dev/null; then
			echo "deps: please run as root: apt-get install$missing"
			exit 1
		fi
	fi
	echo "deps: apt-get will install:$missing"
	$sudo apt-get update -q &&
		$sudo env DEBIAN_FRONTEND=noninteractive apt-get install \
			-q -y --no-install-recommends $missing
	exit
fi

# Elsewhere a small program is compiled for each library.
cc=${CC:-cc}
flags=
if command -v brew >/dev/null; then
	flags="-I$(brew --prefix)/include -L$(brew --prefix)/lib"
fi

flags="$flags $(pkg-config --cflags libxml-2.0 2>/dev/null || echo -I/usr/include/libxml2)"

has() # HEADER LIBRARY
{
	echo "#define PCRE2_CODE_UNIT_WIDTH 8
#include <stddef.h>
#include <stdint.h>
#include <stdarg.h>
#include <setjmp.h>
#include <$1>
int main(void) { return 0; }" |
		$cc $flags -x c -o /dev/null - -l"$2" 2>/dev/null
}

missing=
command -v "${cc%% *}" >/dev/null || missing="$missing a-C-compiler"
has curses.h ncursesw || has curses.h ncurses || missing="$missing ncurses"
has unistr.h unistring || missing="$missing libunistring"
has iniparser/iniparser.h iniparser || has iniparser.h iniparser ||
	missing="$missing iniparser"
has sqlite3.h sqlite3 || missing="$missing sqlite3"
has pcre2.h pcre2-8 || missing="$missing pcre2"
has libxml/HTMLparser.h xml2 || missing="$missing libxml2"
has archive.h archive || missing="$missing libarchive"
has jansson.h jansson || missing="$missing jansson"
has md4c-html.h md4c-html || missing="$missing md4c"
has hyphen.h hyphen || missing="$missing hyphen"
has uchardet/uchardet.h uchardet || missing="$missing uchardet"
has cmocka.h cmocka || missing="$missing cmocka"
has vterm.h vterm || missing="$missing libvterm"
if [ -z "$missing" ]; then
	echo "deps: everything is there"
	exit 0
fi
cat <<END
deps: missing:$missing
Install them with one of
  Fedora    dnf install gcc pkgconf ncurses-devel libunistring-devel iniparser-devel sqlite-devel pcre2-devel libxml2-devel libarchive-devel uchardet-devel jansson-devel md4c-devel hyphen-devel libcmocka-devel libvterm-devel
  openSUSE  zypper install gcc pkgconf ncurses-devel libunistring-devel libiniparser-devel sqlite3-devel pcre2-devel libxml2-devel libarchive-devel libuchardet-devel libjansson-devel md4c-devel hyphen-devel libcmocka-devel libvterm-devel
  Arch      pacman -S --needed gcc pkgconf ncurses libunistring iniparser sqlite pcre2 libxml2 libarchive uchardet jansson md4c hyphen cmocka libvterm
  Alpine    apk add gcc musl-dev pkgconf ncurses-dev libunistring-dev iniparser-dev sqlite-dev pcre2-dev libxml2-dev libarchive-dev uchardet-dev jansson-dev md4c-dev hyphen-dev cmocka-dev libvterm-dev
  macOS     brew install pkgconf ncurses libunistring iniparser sqlite pcre2 libxml2 libarchive uchardet jansson md4c hyphen cmocka libvterm
END
exit 1
