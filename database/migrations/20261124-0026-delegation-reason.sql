-- Why somebody is away may tell of her health, or of her family's: sealed like every personal text. A
-- reason that was written in clear before cannot be sealed here and is not kept.
alter table delegations drop column reason;
alter table delegations add column reason bytea;
