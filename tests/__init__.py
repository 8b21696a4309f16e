"""Everything that checks the rooms, from single rules to whole days at the counter."""
