-- A unit's other matters are found by due time; the array's own index cost every write more than it saved a read.
drop index matters.matter_units;
