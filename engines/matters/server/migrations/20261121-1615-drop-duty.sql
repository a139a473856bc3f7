-- The duty list is read from the pack's release; the table was never filled.
drop table matters.duty;
