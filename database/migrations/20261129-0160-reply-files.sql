-- A reply to a supervision order comes with what proves it. The list names what the other slices hang
-- files on as well: this runs after theirs.
alter table attachments drop constraint attachments_subject;
alter table attachments add constraint attachments_subject
  check (subject_kind in ('matter', 'visit', 'help-request', 'supervision'));
