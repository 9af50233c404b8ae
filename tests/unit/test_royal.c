/* SPDX-License-Identifier: MIT */
/* Kings and popes, whose first name is nobody's surname. */
#include "tests/unit/unit.h"

#include "tests/unit/reading_of.inc"
#include "tests/unit/pile_of.inc"

static void
test_royal__a_kings_name_is_nobodys_surname(void **state)
{
	(void)state;
	PILE({"AMMAN, May 3, 2012 - King Abdullah opened parliament. The king said Jordan would "
	      "vote.", "Abdullah", "person/abdullah", 0},
	     {"BOSTON, May 4, 2012 - Daniel Abdullah, a professor, disagreed.", "Daniel Abdullah",
	      "person/daniel-abdullah", 0},
	     {"BOSTON, May 5, 2012 - Mr. Abdullah spoke.", "Abdullah", "person/daniel-abdullah", 0});
	PILE({"HAVANA, May 6, 2015 - Pope Francis spoke. Francis smiled.", "Francis",
	      "person/francis", 0},
	     {"LONDON, May 7, 2015 - Trevor Francis, a striker, spoke.", "Trevor Francis",
	      "person/trevor-francis", 0});
}

static void
test_royal__kings_of_one_name_by_their_countries(void **state)
{
	(void)state;
	PILE({"AMMAN, May 3, 2012 - King Abdullah opened parliament. The king said Jordan would "
	      "vote.", "Abdullah", "person/abdullah-of-jordan", 0},
	     {"RIYADH, May 5, 2012 - King Abdullah of Saudi Arabia is 88.", "Abdullah",
	      "person/abdullah-of-saudi-arabia", 0},
	     {"AMMAN, May 9, 2012 - King Abdullah flew home to Jordan.", "Abdullah",
	      "person/abdullah-of-jordan", 0});
}

static void
test_royal__with_and_without_his_number(void **state)
{
	(void)state;
	PILE({"RABAT, July 30, 2025 - King Mohammed VI spoke in Morocco.", "Mohammed VI",
	      "person/mohammed-vi", 0},
	     {"RABAT, July 31, 2025 - King Mohammed left Morocco.", "Mohammed",
	      "person/mohammed-vi", 0},
	     {"KANO, July 31, 2025 - Ibrahim Mohammed, a trader, left.", "Ibrahim Mohammed",
	      "person/ibrahim-mohammed", 0});
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_royal__a_kings_name_is_nobodys_surname),
		cmocka_unit_test(test_royal__kings_of_one_name_by_their_countries),
		cmocka_unit_test(test_royal__with_and_without_his_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
